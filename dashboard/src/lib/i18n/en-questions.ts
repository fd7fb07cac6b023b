import type * as es from './es-questions';

/** As es-questions.ts. */
export const topicNames: typeof es.topicNames = {
  'order-status': 'Order status and delivery',
  'returns-refunds': 'Returns and refunds',
  'billing-payments': 'Billing and payments',
  'account-access': 'Account and access',
  cancellation: 'Cancellations',
  'technical-problem': 'Technical problems',
  'product-information': 'Product information and prices',
  offers: 'Offers and discounts',
  booking: 'Bookings and appointments',
  'hours-locations': 'Opening hours and locations',
  'privacy-security': 'Privacy and security',
  'human-agent': 'Talk to a person',
  complaint: 'Complaints',
};

export const questions: typeof es.questions = {
  title: 'Repeated questions',
  group: 'Which questions',
  groups: { all: 'Candidates for the FAQ', unknown: 'Possible new topics' },
  explain: {
    all: 'What users ask again and again, by the effect that settling it would have: first what is asked most, resolved least and leaves people most upset.',
    unknown: 'Groups of questions on none of the known topics. One that grows may deserve a topic of its own.',
  },
  summary: '{{questions}} questions, {{repeated}} asked before ({{share}} of the messages)',
  asked: 'Asked {{asked}} times by {{users}} users',
  again_one: '{{count}} time again in the same conversation',
  again_many: '{{count}} times again in the same conversation',
  again_other: '{{count}} times again in the same conversation',
  unresolved: '{{share}} unresolved',
  upset: '{{share}} upset afterwards',
  growing: 'growing ({{before}} before)',
  alsoPut: 'Also put like this:',
  words: 'Words of its own: {{words}}',
  answer: 'The best-rated answer ({{rating}} of 5)',
  answerUnrated: 'An answer that was given (not rated)',
  open: 'See the conversation',
  seen: 'Since {{first}}, last on {{last}}',
  empty: {
    all: 'Nobody repeated a question in this period.',
    unknown: 'No group of questions lies outside the known topics.',
  },
};
