export const mailSettings = {
  intro: 'How mails to customers and staff leave the shop.',
  byEnvironment:
    'The operator has set the mail server by environment (SMTP_URL). It goes before what is set here.',
  none: 'No mail server is set up. Mails are kept in the mailbox of the back office and reach nobody.',
  inForce: 'Mails go by {server} and come from {name} <{address}>.',
  server: 'Mail server',
  host: 'Server',
  hostHint: 'Your mail provider calls it SMTP server, such as smtp.example.com.',
  port: 'Port',
  secure: 'TLS from the first byte',
  secureHint: 'As on port 465. On other ports the connection is secured as soon as the server offers it.',
  user: 'User',
  userHint: 'Leave it empty for a server that asks for none.',
  password: 'Password',
  passwordKept: 'One is kept. Enter another only to change it.',
  fromAddress: 'Sender’s address',
  fromName: 'Sender’s name',
  fromNameHint: 'Empty: the name of the shop.',
  remove: 'Remove the mail server',
  removeTitle: 'Send no mails any more?',
  removeBody: 'Mails will be kept in the mailbox of the back office and reach nobody.',
  test: 'Send a test mail',
  testIntro: 'By the server that is in force, with what was saved.',
  testTo: 'To',
  outcome: {
    sent: 'The mail server took the mail. Look into the inbox of {to}, and into its spam.',
    refused: 'The mail server refused the mail for good.',
    unavailable: 'The mail server could not be reached or did not answer as expected.',
    none: 'No mail server is set up.',
  },
  letter: {
    subject: 'Test mail from {shop}',
    body: 'This mail was sent from the settings of {shop}. Mails from your shop arrive.',
  },
} as const

export const staffLetters = {
  invitation: {
    subject: 'Your access to {shop}',
    body: 'Hello {name},\n\nyou were invited to work in {shop}. Open this link and choose a password:\n\n{link}\n\nIt works once, until {until}. If you expected no invitation, ignore this mail.',
  },
  reset: {
    subject: 'A new password for {shop}',
    body: 'Hello {name},\n\nopen this link to choose a new password for {shop}:\n\n{link}\n\nIt works once, until {until}. If you did not ask for it, tell the owner of the shop.',
  },
} as const
