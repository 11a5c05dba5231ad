/** What the API's problems say in the reader's language, by the last part of their type. */
export const problems = {
  'invalid-request': {
    message: 'Something in the form is not right.',
    fix: 'Mend the marked fields, then try again.',
  },
  'sign-in-failed': {
    message: 'The e-mail address or the password is not right.',
    fix: 'Check both and try again. The owner’s first password is printed when the server starts for the first time.',
  },
  'too-many-attempts': { message: 'Too many attempts.', fix: 'Wait a minute, then try again.' },
  'permission-missing': {
    message: 'Your role does not allow this.',
    fix: 'Ask the owner of the shop for access.',
  },
  'not-found': { message: 'This does not exist any more.', fix: 'Go back to the list and load it again.' },
  'run-does-not-ask': {
    message: 'The run does not wait for this answer any more.',
    fix: 'Look at the run again; somebody else may have answered.',
  },
  'retry-impossible': {
    message: 'The run cannot be retried so.',
    fix: 'Choose another start or another version.',
  },
  'payment-state': {
    message: 'The payment has changed in the meantime.',
    fix: 'Look at its present state, then decide again.',
  },
  'order-state': {
    message: 'The order has changed in the meantime.',
    fix: 'Look at its present state, then decide again.',
  },
  'order-changed': {
    message: 'The order has changed in the meantime.',
    fix: 'Look at what has changed, then decide again.',
  },
  'wrong-pieces': {
    message: 'The order does not have so many pieces any more.',
    fix: 'Look at what is left of it, then choose again.',
  },
  'unknown-payment-method': {
    message: 'The shop does not take this way of paying.',
    fix: 'Choose another one.',
  },
  'payment-method-built-in': {
    message: 'This way of paying cannot be removed.',
    fix: 'Turn it off instead.',
  },
  'too-many-payment-methods': {
    message: 'There are too many ways of paying.',
    fix: 'Remove one that is not used any more.',
  },
  'mail-state': {
    message: 'The mail cannot be tried again now.',
    fix: 'Only a mail that has failed or was kept can be sent again.',
  },
  'too-much-metadata': {
    message: 'The customer would have too many notes.',
    fix: 'Remove some first; 50 may stay.',
  },
  'gateway-declined': {
    message: 'The bank refused.',
    fix: 'Try again later, or ask the customer for another card.',
  },
  'refund-too-large': { message: 'That is more than is left to refund.', fix: 'Enter a smaller amount.' },
  'unknown-variant': {
    message: 'One of the products is not sold any more.',
    fix: 'Remove it and choose another.',
  },
  'unknown-customer': { message: 'This customer does not exist any more.', fix: 'Choose another customer.' },
  'unknown-test-card': {
    message: 'The test gateway does not know this card.',
    fix: 'Choose one of the test cards.',
  },
  'idempotency-key-reused': {
    message: 'This form was already sent with other contents.',
    fix: 'Close it, then fill it in anew.',
  },
  'draft-changed-elsewhere': {
    message: 'This workflow was changed elsewhere.',
    fix: 'Choose which version to go on with.',
  },
  'workflow-not-ready': {
    message: 'The workflow is not ready yet.',
    fix: 'Mend what is listed, then turn it on.',
  },
  'workflow-is-off': { message: 'The workflow is off.', fix: 'Turn it on, then start it again.' },
  'trigger-condition-not-met': {
    message: 'The condition of the trigger does not want this.',
    fix: 'Choose another example, or change the condition.',
  },
  'workflow-is-on': { message: 'The workflow is on.', fix: 'Turn it off first.' },
  'invalid-workflow': { message: 'The drawing of the workflow is broken.', fix: 'Undo the last change.' },
  'run-already-finished': {
    message: 'The run has already finished.',
    fix: 'There is nothing left to cancel.',
  },
  'connection-name-taken': {
    message: 'There is a connection with this name already.',
    fix: 'Choose another name.',
  },
  'connection-secret-missing': {
    message: 'The secret is missing.',
    fix: 'Enter it: it goes to no other service than the one that it was entered for.',
  },
  'connection-in-use': {
    message: 'A workflow that is on uses this connection.',
    fix: 'Turn the workflow off or give it another connection first.',
  },
  'settings-changed': {
    message: 'Somebody else has changed these settings.',
    fix: 'Look at what they are now, then decide again.',
  },
  'currency-fixed': {
    message: 'The currency can no longer be changed: there are orders in it.',
    fix: 'Keep the currency.',
  },
  'staff-email-taken': {
    message: 'Somebody with this address is on the staff, perhaps one who has left.',
    fix: 'Look for them in the list; somebody who has left can be let in again.',
  },
  'last-owner': {
    message: 'A shop needs an owner, and this is the only one who can sign in.',
    fix: 'Make somebody else an owner first.',
  },
  'own-access': { message: 'You cannot end your own access.', fix: 'Ask another member of staff to do it.' },
  'staff-deactivated': { message: 'This member of staff has left.', fix: 'Let them in again first.' },
  'unknown-role': { message: 'This role does not exist any more.', fix: 'Choose another role.' },
  'role-name-taken': { message: 'Another role has this name.', fix: 'Choose another name.' },
  'role-in-use': { message: 'Somebody has this role.', fix: 'Give them another role first.' },
  'link-unusable': { message: 'This link cannot be used.', fix: 'Ask whoever sent it for a new one.' },
  'wrong-password': {
    message: 'Your present password is another one.',
    fix: 'Enter the password that you signed in with.',
  },
  'mail-password-missing': {
    message: 'The password is missing: a password goes only to the server and user that it was entered for.',
    fix: 'Enter the password of this user on this server.',
  },
  'price-changed': { message: 'The price has changed.', fix: 'Look at the new total, then try again.' },
  'card-declined': { message: 'The card was declined.', fix: 'Try another card, or another way of paying.' },
  'out-of-stock': {
    message: 'There is not enough in stock.',
    fix: 'Order fewer pieces, or leave out what is sold out.',
  },
  'draft-order-changed': {
    message: 'The draft was changed meanwhile.',
    fix: 'Load it again to see the changes.',
  },
  'draft-completed': { message: 'The draft has become an order already.', fix: 'Open the order instead.' },
  'draft-empty': { message: 'The draft is empty.', fix: 'Add a product, or an item of your own.' },
  'invoice-address-missing': {
    message: 'It is not known where the invoice goes.',
    fix: 'Choose a customer, or enter an e-mail address.',
  },
  'checkout-not-ready': {
    message: 'This cannot be ordered yet.',
    fix: 'Check the discount codes and what is marked.',
  },
} as const
