export const channels = {
  intro:
    'By which ways customers write to the shop. Whatever comes in stands in the inbox and is answered from there.',
  on: 'On',
  off: 'Off',
  faulty: 'Needs attention',
  state: 'State',
  last: 'Last message',
  nothingReceived: 'Nothing has come in yet',
  turnOn: 'Receive and send by this channel',
  back: 'All channels',
  settings: 'Settings',
  secretKept: 'One is kept. Enter it only to change it.',
  guide: 'How to set it up',
  callback: 'Callback address',
  callbackHint: 'Enter it at the service. It stays the same.',
  chat: {
    install: 'Put it on your site',
    installHint:
      'Your online store has it already. On any other site, put this line before the end of the page. It carries color and corner, so replace it when you change them.',
    look: 'How it looks',
    greeting: 'Greeting',
    color: 'Color',
    position: 'Corner',
    left: 'Left',
    right: 'Right',
    mailReplies: 'Send replies by mail when the customer has left',
    mailRepliesHint:
      'To the address that they gave at the beginning. Their answer comes back into the same conversation. Needs the e-mail channel.',
  },
  email: {
    address: 'Address',
    addressHint: 'Where customers write to, such as help@example.com.',
    receiveBy: 'How mail comes in',
    imap: 'From a mailbox (IMAP)',
    webhook: 'Posted by a mail service (webhook)',
    mailbox: 'Mailbox',
    host: 'Server',
    hostHint: 'What your mail provider calls the IMAP server, such as imap.example.com.',
    port: 'Port',
    secure: 'TLS from the first byte',
    secureHint: 'As on port 993. Otherwise STARTTLS, as on port 143.',
    user: 'User',
    folder: 'Folder',
    folderHint: 'The mailbox is only read: nothing is marked, moved or deleted.',
    answers: 'Finding the conversation',
    subAddressing: 'Mail to addresses with a plus arrives too',
    subAddressingHint:
      'Such as help+anything@example.com. Then an answer finds its conversation even where a mail program leaves out what it answers.',
    authenticationServer: 'Name of your mail server in Authentication-Results',
    authenticationServerHint:
      'Such as mx.google.com; see the source of any mail that you got. By it a sender counts as verified and is linked to the customer. Empty: every sender is shown as unverified.',
    webhookHint:
      'Post each mail as it is (RFC 5322) to this address, with the header X-Counterflow-Signature: t=SECONDS,v1=SIGNATURE. SIGNATURE is the HMAC-SHA256 of SECONDS, a dot and the body, in hex.',
    outgoing: 'Answers go out by the mail server of the shop.',
    outgoingLink: 'Set up the mail server',
    test: 'Test the connection',
    testHint: 'Looks into the mailbox with what is saved.',
    outcome: {
      works:
        'It works. {mails, plural, =0 {The folder is empty.} one {There is # mail in the folder.} other {There are # mails in the folder.}}',
      refused: 'The mail server did not let the shop in.',
      unavailable: 'The mail server does not answer, or not as expected.',
      none: 'No mailbox is saved, or the channel is off.',
    },
  },
  letter: {
    subject: 'Your conversation with {shop}',
    footer: 'You wrote to {shop} in the chat of the store. Answer this mail to go on.',
  },
} as const

export const channelProblems = {
  'channel-secret-missing': {
    message: 'A secret is missing.',
    fix: 'Enter it. A secret goes to the service that it was entered for, and to no other.',
  },
  'channel-refuses': {
    message: 'The channel takes no answer now.',
    fix: 'Wait until the customer writes again, or reach them in another way.',
  },
} as const
