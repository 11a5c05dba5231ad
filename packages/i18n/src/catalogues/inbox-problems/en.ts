/** What problems of the inbox say in the reader's language. */
export const inboxProblems = {
  'already-sent': {
    message: 'The message has been sent already.',
    fix: 'Write another message that puts it right.',
  },
  'channel-missing': {
    message: 'The channel is not set up any more.',
    fix: 'Set it up again in the settings, or reach the customer another way.',
  },
  'client-without-topics': {
    message: 'This app is too old for topics.',
    fix: 'Load the page anew or update the app. Everything else works as before.',
  },
  'discount-not-usable': {
    message: 'The discount does not work now, so it was not sent.',
    fix: 'Update it in Discounts, or share another one.',
  },
  'message-not-failed': {
    message: 'Only a message that failed can be sent again.',
    fix: 'Write another message.',
  },
  'newer-reply': {
    message: 'Somebody else has just answered.',
    fix: 'Read that answer first, or send yours anyway.',
  },
  'not-assignable': {
    message: 'They cannot be assigned: they have left, or may not answer customers.',
    fix: 'Choose somebody else, or give them the permission to answer customers.',
  },
  'push-device-gone': {
    message: 'The browser has ended the subscription of this device.',
    fix: 'Turn notifications on again on that device.',
  },
  'push-not-accepted': {
    message: 'The push service of the browser did not take the notification.',
    fix: 'Turn notifications off and on again, and see that the server can reach the internet.',
  },
  'too-many-push-devices': {
    message: 'You are told on as many devices as possible.',
    fix: 'Remove one that you no longer use.',
  },
  'too-many-messages': {
    message: 'Too many messages in one minute.',
    fix: 'Wait a moment, and send the message again.',
  },
}
