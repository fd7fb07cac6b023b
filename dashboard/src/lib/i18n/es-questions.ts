/** Repeated questions and the topics that ship with Vigía, in Spanish; in the words of the taxonomy's own file. */
export const topicNames = {
  'order-status': 'Estado del pedido y envío',
  'returns-refunds': 'Devoluciones y reembolsos',
  'billing-payments': 'Facturas y pagos',
  'account-access': 'Cuenta y acceso',
  cancellation: 'Cancelaciones y bajas',
  'technical-problem': 'Problemas técnicos',
  'product-information': 'Información de productos y precios',
  offers: 'Ofertas y descuentos',
  booking: 'Reservas y citas',
  'hours-locations': 'Horarios y ubicación',
  'privacy-security': 'Privacidad y seguridad',
  'human-agent': 'Hablar con una persona',
  complaint: 'Quejas',
};

export const questions = {
  title: 'Preguntas repetidas',
  group: 'Qué preguntas',
  groups: { all: 'Candidatas para las preguntas frecuentes', unknown: 'Posibles temas nuevos' },
  explain: {
    all: 'Lo que los usuarios preguntan una y otra vez, por el efecto que tendría resolverlo: primero lo que más se pregunta, menos se resuelve y peor sienta.',
    unknown: 'Grupos de preguntas que no encajan en ningún tema conocido. Uno que crece puede merecer un tema propio.',
  },
  summary: '{{questions}} preguntas, {{repeated}} ya hechas antes ({{share}} de los mensajes)',
  asked: 'Preguntada {{asked}} veces por {{users}} usuarios',
  again_one: '{{count}} vez de nuevo en la misma conversación',
  again_many: '{{count}} de veces de nuevo en la misma conversación',
  again_other: '{{count}} veces de nuevo en la misma conversación',
  unresolved: '{{share}} sin resolver',
  upset: '{{share}} con enfado después',
  growing: 'crece (antes {{before}})',
  alsoPut: 'También la escriben así:',
  words: 'Palabras propias: {{words}}',
  answer: 'La respuesta mejor valorada ({{rating}} de 5)',
  answerUnrated: 'Una respuesta que ya se dio (sin valorar)',
  open: 'Ver la conversación',
  seen: 'Desde el {{first}}, última vez el {{last}}',
  empty: {
    all: 'Nadie ha repetido una pregunta en este periodo.',
    unknown: 'Ningún grupo de preguntas queda fuera de los temas conocidos.',
  },
};
