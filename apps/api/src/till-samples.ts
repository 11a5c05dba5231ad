import { usualTillPolicy } from '@counterflow/core'

/** Values for the examples of what tills and the server tell each other, by the names of fields and schemas. */
export const tillSamples: Readonly<Record<string, unknown>> = {
  'SaleCart.codes': ['SPRING10'],
  'FoundSale.customer': 'Yuna Park',
  deviceName: 'Tablet by the door',
  roleName: 'Floor lead',
  pinSecret: 'Zk3vYw0QbXcHn5tUq8sLr1oJd6eGfTiKmPaRzBx2Cy4',
  serverKey:
    'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE7-y_IzVVPaeaSaUIn4QY8I90L80yjbYHq5NLfXrvhaqDpzplEwnTXjR4_h-9dDk7MTAFZtVBMw6eMBFJBpACgg',
  history: '5f0f7c1e-2a0b-4f57-9a53-0d8f6a2c1b7e',
  appVersion: '0.1.0',
  'EnrolmentRequest.code': 'K7QM-2XRT',
  'EnrolmentRequest.publicKey':
    'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE7-y_IzVVPaeaSaUIn4QY8I90L80yjbYHq5NLfXrvhaqDpzplEwnTXjR4_h-9dDk7MTAFZtVBMw6eMBFJBpACgg',
  'EarlierDevice.publicKey':
    'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE7-y_IzVVPaeaSaUIn4QY8I90L80yjbYHq5NLfXrvhaqDpzplEwnTXjR4_h-9dDk7MTAFZtVBMw6eMBFJBpACgg',
  'EarlierDevice.tokenHash': '0f343b0931126a20f133d67c2b018a3b5e1f8a3c1d2b4e6f708192a3b4c5d6e7',
  'EarlierDevice.proof':
    'tBHItJI5svbpez7KI4CCXgBNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA0QTpQtUbVlUls0VJXg7A8uTs1Xb',
  'EarlierDevice.signature':
    'tBHItJI5svbpez7KI4CCXgBNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA0QTpQtUbVlUls0VJXg7A8uTs1Xb',
  'Enrolment.token': 'cft_Zk3vYw0QbXcHn5tUq8sLr1oJd6eGfTiKmPaRzBx2Cy4',
  receiptNumber: 'SEOUL-2-1-000042',
  'ArrivingBatch.events': [],
  'LedgerAnswer.parked': [],
  'TillException.details': { title: 'Linen apron', printed: 1250, current: 1400, currency: 'USD' },
  'TillException.note': 'The old label was still on it.',
  'ParkedEvent.why': 'bad_signature',
  'ParkedEvent.type': 'ticket_completed',
  'ParkedEvent.problem': null,
  'ParkedEventDetail.why': 'bad_signature',
  'ParkedEventDetail.type': 'ticket_completed',
  'ParkedEventDetail.problem': null,
  'ParkedEventDetail.raw': '{"type":"ticket_completed"}',
  'ParkedEventDetail.held': null,
  'LedgerEntry.type': 'ticket_completed',
  'LedgerEntry.why': null,
  'importTillLedger.damagedLines': [],
  'ImportedLedger.damagedLines': [],
  'restoreTillEvents.papers': ['CF:0A1B2C3D:'],
  'restoreTillEvents.why': null,
  'SalesReportRow.key': '2026-11-21',
  'SalesReportRow.label': null,
  TillPolicy: usualTillPolicy,
  TillRecord: {
    kind: 'customer',
    id: '0195b3f0-5c1a-7cc3-9d8e-3f1c2b7a4e10',
    version: 42,
    content: {
      customerId: '0195b3f0-5c1a-7cc3-9d8e-3f1c2b7a4e10',
      name: 'Yuna Park',
      email: 'yuna@example.com',
      phone: '+82 10-1234-5678',
      tags: ['vip'],
    },
  },
  'TillChanges.signature':
    'tBHItJI5svbpez7KI4CCXgBNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA0QTpQtUbVlUls0VJXg7A8uTs1XbjhazAkj7I99e8Q',
  'TillDigest.hash': '0f343b0931126a20f133d67c2b018a3b5e1f8a3c1d2b4e6f708192a3b4c5d6e7',
}
