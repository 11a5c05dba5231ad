/** What a developer reads first. */
export const introduction = `Everything that the shop's own screens do, for programs.

**Signing in.** Send \`Authorization: Bearer <API key>\`; each key has permissions of its own. Screens use a session cookie.
Routes without a padlock are for everybody. 401 says that nobody is signed in, 403 that a permission is missing (named in
\`permission\`).

**Writing safely.** Send an \`Idempotency-Key\` with each write that takes one. Sent again with the same request it answers
the same and changes nothing; with another request it is refused (422 \`idempotency-key-reused\`). Keys are kept for seven
days. Where rows have a \`version\`, send back the one that you saw: 409 says what has changed meanwhile.

**Lists** answer \`{ "items": […], "nextCursor": "…" }\`. Send \`nextCursor\` back unchanged as \`cursor\` for the next page; it
is null on the last one.

**Amounts** are whole numbers of the currency's smallest unit: \`{ "amount": 1250, "currency": "USD" }\` is $12.50,
\`{ "amount": 12500, "currency": "KRW" }\` is ₩12,500.

**Problems** are RFC 9457 documents. \`type\` is stable and tells kinds apart; \`detail\` says what is wrong this time, \`fix\` how
to mend it, and \`errors\` names each wrong field with a stable \`code\` and its figures. Texts hold no U+0000 and no halves of
surrogate pairs; a body has at most 1 MiB.

**Limits.** Each answer says in \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\` how many requests are left;
429 and 503 say in \`Retry-After\` when to come back.`
