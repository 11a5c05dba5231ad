/** The proof that nothing of a register is missing, and what to do where something is. */
export const completeness = {
  title: 'Is anything missing?',
  intro: 'Whether everything that your tills have recorded is here, counted and checked anew at this moment.',
  howTitle: 'How this is known',
  how: 'Each till numbers what it records: 1, 2, 3 and so on, without a gap. Each entry carries the fingerprint of the one before it and the signature of the device. So nothing can be lost, changed or slipped in without a trace: a missing number is a missing entry.',
  all: 'Nothing is missing',
  allBody:
    'Every number is here, every fingerprint fits, and the sales add up to the same sum in the till’s ledger and in the shop.',
  wrong: 'Something is missing, or differs',
  wrongBody: 'See below what it is, and what to do.',
  none: 'Nothing recorded yet',
  noneBody: 'This register has sent nothing so far.',
  overview: 'The last 30 days',
  overviewHint: 'Each square is a day. Choose a register to see its days.',
  register: 'Register',
  emptyTitle: 'No registers yet',
  emptyBody: 'Add a register first. What it records is proved here.',
  toRegisters: 'To the registers',
  dayOf: {
    good: 'All there',
    bad: 'Something is wrong',
    none: 'No sales',
  },
  dayLabel: '{register}, {day}: {state}',
  from: 'From',
  to: 'To',
  epochs: 'Devices of this register',
  epoch: 'Device {epoch}',
  held: 'Here without a gap',
  heldOf: '{contiguous} of {promised}',
  seen: 'Last seen',
  received: 'Last arrival',
  never: 'Never',
  waiting: 'Waiting behind a gap',
  parked: 'Waiting for you',
  toParked: 'Decide',
  epochGood: 'Entries 1 to {last} are all here.',
  epochEmpty: 'It has recorded nothing.',
  gapTitle:
    '{count, plural, one {# entry} other {# entries}} of device {epoch} {count, plural, one {has} other {have}} not arrived',
  gap: 'No. {from} to {to}',
  gapOne: 'No. {from}',
  gapMore: 'and {count} more gaps',
  gapDo: 'What to do',
  gapSync:
    'Open the till on the tablet and press Sync now. As long as the tablet works, they are on it and come by themselves.',
  gapRestore: 'Is the tablet lost or broken? Scan the receipts of those sales: each holds its sale, signed.',
  gapFile: 'Was it shut out, or is it far from any network? Import the ledger file that it can export.',
  gapAccept:
    'Is none of that possible? Then write down in the exception what was lost, and mark it as seen to. The gap stays visible here.',
  restore: 'Restore from paper',
  importFile: 'Import a ledger file',
  toExceptions: 'To the exceptions',
  days: 'Day by day',
  day: 'Day',
  entries: 'Entries',
  numbers: 'Numbers',
  fingerprints: 'Fingerprints',
  unbroken: 'Unbroken',
  broken: 'A gap',
  match: 'Right',
  mismatch: 'Wrong',
  decidedTitle: 'Decided by people: {count, plural, one {# entry} other {# entries}} without proof',
  decided: '{count, plural, one {# was} other {# were}} decided by people',
  erased: '{count, plural, one {# with data erased} other {# with data erased}}',
  ledger: 'In the till’s ledger',
  shop: 'In the shop',
  sales: '{count, plural, one {# sale} other {# sales}}',
  totals: 'Totals',
  equal: 'Equal',
  differ: 'They differ',
  noDays: 'Nothing was recorded in these days.',
  reconcile: 'Reckon anew and compare',
  reconcileHint:
    'Makes sales and reports anew from the ledger. What is missing is entered, what differs becomes an exception.',
  reconciled:
    'Compared {events} entries, {sales} sales and {shifts} shifts. Entered: {entered}. Differing: {mismatches}.',
} as const

/** What a till exported as a file, taken in by hand. */
export const ledgerFiles = {
  title: 'Import a ledger file',
  intro:
    'A till that was shut out, or cannot reach the shop any more, gives its ledger as a file. Bring that here: each entry is checked by its number, fingerprint and signature, as if the till had sent it.',
  choose: 'The file of the till',
  format:
    'At the till: Till, then Export the ledger. The file is called ledger-….jsonl. It can be imported twice, and the till may still send the same later: nothing is doubled.',
  upload: 'Choose the file',
  another: 'Choose another file',
  results: 'What became of it',
  device: 'Till',
  deviceOf: '{register}, device {epoch}',
  entries: 'In the file',
  entered: 'Entered now',
  known: 'Here before',
  waiting: 'Wait behind a gap',
  parked: 'Wait for you',
  decide: 'Decide',
  toProof: 'What is missing',
  allEntered:
    'All of the file is here: {count, plural, one {# entry was} other {# entries were}} entered now.',
  nothingNew: 'Nothing new: everything in the file was here before.',
  someOpen:
    '{count, plural, one {# entry was} other {# entries were}} entered. Not everything in the file could be.',
  waitingBody:
    'What waits behind a gap is entered as soon as the missing entry arrives, by another file, the till itself or a receipt.',
  parkedBody: 'What does not prove itself is kept for you to decide.',
  foreign:
    '{count, plural, one {# entry is} other {# entries are}} of registers that this shop does not know, and left out.',
  damaged:
    '{count, plural, one {# line is} other {# lines are}} damaged and cannot be read: {lines}. Export the ledger once more if the till still can.',
  more: 'and more',
} as const

/** Sales of a lost device, restored from their receipts. */
export const restoring = {
  title: 'Restore from paper',
  intro:
    'A tablet was lost before it could send its sales? The code on each receipt holds its sale, signed by the tablet. Scan them one after the other, or paste what a scanner reads.',
  scan: 'Scan with the camera',
  stop: 'Stop the camera',
  noReader:
    'This page cannot use the camera: browsers allow it on secure addresses (https) only. Use a hand scanner in the field below.',
  noCamera: 'The camera cannot be used. Allow it for this page, or use a hand scanner in the field below.',
  field: 'Codes',
  fieldHint: 'One code a line. A hand scanner types into this field by itself.',
  send: 'Restore',
  count: '{count, plural, one {# code} other {# codes}}',
  tooMany: 'At most {most} codes at a time. Restore these first.',
  tooLong: 'Line {line} is longer than any code of a receipt.',
  results: 'What became of them',
  receipt: 'Receipt',
  outcome: 'Outcome',
  unread: 'Not readable',
  outcomeOf: {
    restored: 'Restored',
    known: 'Was here already',
    waits: 'Kept; waits for others',
    parked: 'Kept for your decision',
    refused: 'Not a receipt of this shop',
  },
  summary: 'Restored: {restored}. Here already: {known}. Others: {others}.',
} as const
