const START = `npm start [-- options]     Installs and builds what has changed, and starts Counterflow.

  --port N                   the port to listen on (4000)
  --host ADDRESS             the address to listen on (127.0.0.1; 0.0.0.0 is every network)
  --data FOLDER              where the shop's data lives (.counterflow)
  --role ROLE                all, or a part for one of several processes on one DATABASE_URL:
                             api serves requests, worker runs workflows and background jobs (all)

  Settings come from the environment, or from a file named .env:
    DATABASE_URL             a PostgreSQL server of yours, version 15 or newer, instead of the built-in one
    PORT, HOST, COUNTERFLOW_DATA, COUNTERFLOW_ROLE
                             the same as the options
    HTTPS                    on, off, or auto: HTTPS for the shop's network, beside HTTP (auto)
    HTTPS_PORT, HTTPS_HOST   where it listens (4443, on every address of this machine)
    HTTPS_CERTIFICATE, HTTPS_KEY
                             PEM files of a certificate of yours, instead of the shop's own authority
    PUBLIC_URL               the address that people type, such as https://shop.example.com
    COUNTERFLOW_SECRET_KEY   what all secrets are made from; the same for every process on one database
    API_RATE_LIMIT           requests to the API that one caller may send in a minute, or off (3000)
    OUTBOUND_PRIVATE         deny keeps workflows from loopback, private and link-local addresses (allow)
    TRUST_PROXY              proxies whose X-Forwarded-For is believed, such as loopback or 10.0.0.0/8
    METRICS_TOKEN            lets in who reads /metrics from another machine
    SMTP_URL, MAIL_FROM      a mail server and whom mails come from; without them mails stay in the mailbox
    LOG_LEVEL                warn; info shows each request and each run

  docs/guides/deployment.md tells how to run several processes. Ctrl-C stops Counterflow and its database.
`

const TEST = `npm test [-- filter …]     Installs, builds, checks and runs every test.

  filter                     runs only the specs whose path holds this text; vitest's options work too
    CHROMIUM_PATH            the browser for the journeys, when it is not found by itself
    REQUIRE_BROWSER=1        a missing browser is a failure, not a skipped part
    TEST_DATABASE_URL        a PostgreSQL server for the specs; its role must be allowed to create databases
`

const RESET = `npm run reset [-- options]  Removes the shop's data, after asking.

  --yes                      without asking
  --data FOLDER              the data to remove (.counterflow)
`

const BACKUP = `npm run backup [-- FILE]    Saves the whole shop, as it is now, in one file. It may go on running.

  FILE                       where to (backups/ in the data folder, named by the time)
  --with-keys                with the files that its secrets are read with; guard such a backup well
  --data FOLDER              the data to save (.counterflow); or DATABASE_URL
`

const RESTORE = `npm run restore -- FILE     Makes a shop from a backup. Counterflow must not be running on it.

  --replace                  in place of the shop that is there, which is kept under another name
  --data FOLDER              where the shop's data is to live (.counterflow); or DATABASE_URL, empty
`

/** @type {Record<'start' | 'test' | 'reset' | 'backup' | 'restore', string>} */
const TOPICS = { start: START, test: TEST, reset: RESET, backup: BACKUP, restore: RESTORE }

/**
 * @param {keyof typeof TOPICS | undefined} topic
 * @returns {string}
 */
export function help(topic) {
  return topic ? `\n${TOPICS[topic]}\n` : `\n${Object.values(TOPICS).join('\n')}\n`
}
