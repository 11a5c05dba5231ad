/** What the API's problems say in the reader's language, by the last part of their type. */
export const problems = {
  'product-changed': {
    message: 'The product was changed meanwhile.',
    fix: 'Load it again, or save yours over it.',
  },
  'sku-taken': { message: 'The SKU belongs to another variant.', fix: 'Give each variant a SKU of its own.' },
  'handle-taken': {
    message: 'The handle belongs to another product.',
    fix: 'Choose another, or leave it empty.',
  },
  'product-in-use': { message: 'The product was sold, so it cannot be deleted.', fix: 'Archive it instead.' },
  'not-an-image': {
    message: 'The file is no image, or it is damaged.',
    fix: 'Choose a JPEG, PNG, WebP, AVIF or GIF file.',
  },
  'too-many-pixels': { message: 'The image has more than 50 million pixels.', fix: 'Make it smaller first.' },
  'file-too-large': { message: 'The file is too large.', fix: 'Choose a smaller one.' },
  'not-a-product-file': {
    message: 'The file cannot be read as products.',
    fix: 'Save it as CSV in UTF-8, with column names such as handle, title, sku and price in the first line.',
  },
  'import-not-ready': { message: 'The file is still being looked through.', fix: 'Wait a moment.' },
  'import-has-bad-rows': {
    message: 'Some rows are wrong, so nothing was imported.',
    fix: 'Mend them, or leave their products out.',
  },
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
  'stock-below-zero': {
    message: 'There are not that many pieces.',
    fix: 'Reload the stock, and take away no more than lies there.',
  },
  'stock-changed': {
    message: 'The stock has changed meanwhile.',
    fix: 'Look at what is there now, and count again.',
  },
  'bad-count-lines': {
    message: 'Some lines of the count cannot be taken.',
    fix: 'Correct or leave out these lines.',
  },
  'stock-not-undoable': { message: 'This change cannot be taken back.', fix: 'Adjust the stock instead.' },
  'untracked-variant': {
    message: 'The stock of this variant is not counted.',
    fix: 'Have its stock counted first, or leave it out.',
  },
  'location-not-empty': {
    message: 'There is still stock at this location.',
    fix: 'Transfer its stock first, and send or cancel the orders that wait for it.',
  },
  'last-location': { message: 'This is the last location.', fix: 'Add another location first.' },
  'crossed-changes': { message: 'Somebody changed the same at the same moment.', fix: 'Try again.' },
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
  'refund-too-large': {
    exactly: 'No more than {refundable} can be refunded.',
    message: 'That is more than is left to refund.',
    fix: 'Enter a smaller amount.',
  },
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
  'workflow-without-trigger': {
    message: 'Nothing starts this workflow yet.',
    fix: 'Choose what starts it, then try it.',
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
  'currency-in-use': {
    message: 'Open drafts and gift cards are in this currency.',
    fix: 'Complete or delete the drafts, and use up or disable the gift cards. Then change the currency.',
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
  'customer-email-taken': {
    message: 'Another customer has this e-mail address.',
    fix: 'Use that customer, merge the two, or enter another address.',
  },
  'customer-changed': {
    message: 'Somebody else changed this customer meanwhile.',
    fix: 'Read the customer again, then decide anew.',
  },
  'customer-erased': {
    message: 'The data of this customer was erased.',
    fix: 'Create a new customer when the person comes back.',
  },
  'customer-unreachable': {
    message: 'The customer cannot be reached.',
    fix: 'Enter an e-mail address or a phone number.',
  },
  'invalid-phone': {
    message: 'This is no phone number.',
    fix: 'Enter it with its country code, such as +82 10 1234 5678.',
  },
  'too-many-addresses': {
    message: 'The customer has too many addresses.',
    fix: 'Remove one that is not used any more.',
  },
  'note-of-another': { message: 'Somebody else wrote this note.', fix: 'Write a note of your own.' },
  'customer-with-itself': { message: 'This is the same customer.', fix: 'Choose another one.' },
  'customer-merged-elsewhere': {
    message: 'One of the two was merged with a third one meanwhile.',
    fix: 'Look at both again.',
  },
  'confirmation-differs': {
    message: 'This is not the name of the customer.',
    fix: 'Type it exactly as it is shown.',
  },
  'customer-has-open-orders': {
    message: 'Orders of this customer are not paid or not sent yet.',
    fix: 'Complete or cancel them first, or erase anyway.',
  },
  'price-changed': {
    exactly: 'The total has changed from {expected} to {total}.',
    message: 'The price has changed.',
    fix: 'Look at the new total, then try again.',
  },
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
