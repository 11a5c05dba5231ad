export const registerProblems = {
  'register-code-taken': {
    message: 'Another register has this code.',
    fix: 'Choose another code; it is printed on receipts.',
  },
  'location-code-taken': {
    message: 'Another location has this code.',
    fix: 'Choose another code; receipts begin with it.',
  },
  'unknown-location': { message: 'There is no such location.', fix: 'Choose a location that is in use.' },
  'register-in-use': {
    message: 'Code and location are on receipts already.',
    fix: 'Add another register, and take this one out of use.',
  },
  'register-closed': { message: 'The register is out of use.', fix: 'Take it into use first.' },
  'enrolment-code-refused': {
    message: 'The code cannot be used.',
    fix: 'Make a new one under Registers, and enter it within 15 minutes.',
  },
  'earlier-device-refused': {
    message: 'What this tablet was before cannot be taken over.',
    fix: 'Export the ledger at the till and keep the file. Enter its sales from the receipts, or by hand.',
  },
  'shift-not-ended': {
    message: 'The till counts this drawer itself.',
    fix: 'Close the shift at the till. Is its device lost? Then shut it out first.',
  },
  'not-a-ledger-file': {
    message: 'The file is no ledger of a till.',
    fix: 'Choose the file that the till gives under Till, Export the ledger. Its name ends in .jsonl.',
  },
  'ledger-of-another-shop': {
    message: 'The ledger belongs to another shop.',
    fix: 'Nothing was taken in. Give the file to the shop whose register the till was.',
  },
  'invalid-device-token': {
    message: 'The server does not know this device.',
    fix: 'Enroll it anew with a code from the back office.',
  },
  'device-revoked': {
    message: 'This device was shut out.',
    fix: 'Enroll it anew with a code from the back office.',
  },
  'till-too-old': {
    message: 'This till is too old for the server.',
    fix: 'Update the till. What it has recorded is sent after that.',
  },
  'till-too-new': {
    message: 'This till is newer than the server.',
    fix: 'Update the server. What the till has recorded is sent after that.',
  },
  'not-a-seller': {
    message: 'They may not sell at a till.',
    fix: 'Give them a role that sells first.',
  },
} as const
