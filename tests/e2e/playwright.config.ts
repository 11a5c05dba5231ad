import { defineConfig } from '@playwright/test'

/** Debian's Chromium, kept from looking anything up outside of this machine. */
const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

export default defineConfig({
  testDir: '.',
  globalSetup: './prepared-data.ts',
  outputDir: '../../test-results',
  // Two at a time: a journey mostly waits. The long one begins first, so that it does not end alone.
  workers: 2,
  projects: [
    { name: 'stills', testMatch: '**/stills.spec.ts' },
    { name: 'journeys', testMatch: '**/*.spec.ts', testIgnore: '**/stills.spec.ts' },
  ],
  // A browser beside everything else on a small machine can miss a beat. What needed a second try is named at the end.
  retries: process.env.CI ? 1 : 0,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  use: {
    viewport: { width: 1360, height: 860 },
    locale: 'en-US',
    timezoneId: 'Asia/Seoul',
    actionTimeout: 15_000,
    // Recording costs a fifth of all journeys: what failed once is recorded when it is tried again.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: chromiumArguments,
    },
  },
})
