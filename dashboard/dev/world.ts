/**
 * A made-up town of users and agents for working on the page without a running stack. Everything in it follows from
 * the minute and a seed, so two runs show the same past. It is a developer's tool and never part of the product.
 */
export interface Said {
  eventId: string;
  role: 'user' | 'agent';
  text: string;
  at: number;
  responseMs: number | null;
  firstMs: number | null;
  failed: boolean;
  fallback: boolean;
  score: number | null;
  language: 'es' | 'en';
  topic: string | null;
}

export interface Talk {
  id: string;
  agentId: string;
  userId: string | null;
  startedAt: number;
  endsAt: number;
  handedOff: boolean;
  rating: number | null;
  said: Said[];
}

const MINUTE = 60_000;

/** mulberry32 */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const AGENTS = ['soporte', 'soporte', 'ventas', 'support-en'];
const TOPICS: Record<string, { es: string[]; en: string[] }> = {
  acceso: { es: ['no puedo entrar en mi cuenta', 'he olvidado la contraseña'], en: ['I cannot sign in', 'I forgot my password'] },
  pagos: { es: ['me han cobrado dos veces', '¿puedo pagar con Bizum?'], en: ['I was charged twice', 'can I pay by card?'] },
  envios: { es: ['¿dónde está mi pedido?', 'el paquete llegó roto'], en: ['where is my order?', 'the parcel arrived broken'] },
  facturas: { es: ['necesito la factura de octubre', 'la factura tiene un error'], en: ['I need the October invoice', 'the invoice is wrong'] },
  devoluciones: { es: ['quiero devolver unas zapatillas', '¿cuánto tarda el reembolso?'], en: ['I want to return some shoes', 'how long does a refund take?'] },
};
const MOODS = [
  { score: -0.72, es: ['Esto es un desastre, ', 'Estoy harta: '], en: ['This is awful, ', 'I am fed up: '] },
  { score: -0.28, es: ['Sigue sin funcionar, ', 'Otra vez lo mismo: '], en: ['Still not working, ', 'Again: '] },
  { score: 0.02, es: ['Hola, ', 'Buenas, '], en: ['Hello, ', 'Hi, '] },
  { score: 0.66, es: ['¡Genial, gracias! Otra cosa: ', 'Perfecto 🙌, y además '], en: ['Great, thanks! Also, ', 'Perfect 🙌, and '] },
];
const ANSWERS = {
  es: ['Claro, lo miro ahora mismo.', 'Ya está: te acabo de enviar un correo con los pasos.', 'He abierto el caso y te aviso en cuanto se resuelva.'],
  en: ['Sure, let me check that.', 'Done: I have just sent you an e-mail with the steps.', 'I opened a case and will tell you as soon as it is solved.'],
};
const ODDITIES = [
  '<img src=x onerror="alert(1)"> <script>alert("hola")</script> <b>¿se ve en negrita?</b>',
  'مرحبا، لا أستطيع الدخول إلى حسابي منذ يومين، هل يمكنكم المساعدة؟ 🙏',
  `${'Unapalabralarguísimasinespacios'.repeat(12)} 👩‍👩‍👧‍👦🏳️‍🌈`,
  'Os cuento todo desde el principio, con detalle. '.repeat(90),
];

const minutes = new Map<number, Talk[]>();

/** Answers are slow and often fail for twelve minutes out of every fifty. */
export const inTrouble = (at: number): boolean => Math.floor(at / MINUTE) % 50 < 12;

/** Talks that start in the range, oldest first. */
export function talks(from: number, to: number): Talk[] {
  const found: Talk[] = [];
  for (let minute = Math.floor(from / MINUTE); minute * MINUTE < to; minute++) {
    let talk = minutes.get(minute);
    if (!talk) minutes.set(minute, (talk = talksOf(minute)));
    found.push(...talk.filter((one) => one.startedAt >= from && one.startedAt < to));
  }
  return found;
}

function talksOf(minute: number): Talk[] {
  const roll = dice(minute * 2_654_435_761);
  const hour = (minute / 60 + 1) % 24;
  const rush = 0.25 + Math.max(0, Math.sin(((hour - 7) / 15) * Math.PI)) * 1.3;
  const count = Math.floor(rush + roll());
  return Array.from({ length: count }, (_, index) => talk(minute, index, roll)).sort((a, b) => a.startedAt - b.startedAt);
}

function talk(minute: number, index: number, roll: () => number): Talk {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(roll() * values.length)] as T;
  const agentId = pick(AGENTS);
  const language = agentId === 'support-en' ? 'en' : 'es';
  const topic = pick([...Object.keys(TOPICS), 'acceso', 'envios', null]);
  const startedAt = minute * MINUTE + Math.floor(roll() * MINUTE);
  const id = `c-${minute.toString(36)}-${index}`;
  const said: Said[] = [];
  const rounds = 1 + Math.floor(roll() * roll() * 9);
  let at = startedAt + 400;
  let failures = 0;
  for (let round = 0; round < rounds; round++) {
    const trouble = inTrouble(at);
    const mood = MOODS[Math.min(3, Math.floor(roll() * (trouble ? 3 : 4)))] ?? MOODS[0]!;
    const odd = roll() < 0.015;
    const text = odd ? pick(ODDITIES) : pick(mood[language]) + (topic ? pick(TOPICS[topic]![language]) : '¿me ayudas?');
    const user = { eventId: `${id}-u${round}`, role: 'user' as const, text, at, language, topic };
    said.push({ ...user, responseMs: null, firstMs: null, failed: false, fallback: false, score: mood.score + (roll() - 0.5) * 0.2 } as Said);
    const responseMs = Math.round(Math.exp(6.6 + roll() * 1.3) * (trouble ? 3.5 : 1));
    const failed = roll() < (trouble ? 0.14 : 0.015);
    const fallback = !failed && roll() < 0.02;
    failures += Number(failed);
    at += responseMs;
    said.push({
      eventId: `${id}-a${round}`, role: 'agent', text: failed ? '' : pick(ANSWERS[language]), at, responseMs,
      firstMs: Math.round(responseMs * (0.2 + roll() * 0.3)), failed, fallback, score: null, language, topic: null,
    });
    at += 4_000 + Math.floor(roll() * 40_000);
  }
  const rated = roll() < 0.3;
  return {
    id, agentId, startedAt, said, endsAt: at,
    userId: roll() < 0.1 ? null : `u-${Math.floor(roll() * 0xffffff).toString(16).padStart(6, '0')}`,
    handedOff: roll() < 0.06,
    rating: rated ? Math.max(1, 5 - failures * 2 - Math.floor(roll() * roll() * 4)) : null,
  };
}
