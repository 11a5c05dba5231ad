import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { SlowFirst } from './scripts/vitest/slow-first.js'

// Workspace packages resolve to their sources by the `development` condition, which Vite sets unless it builds
// for production: no spec waits for a build, or sees a stale one.

const MADE = ['**/node_modules/**', '**/dist/**']

// Where TEST_DATABASE_URL names another server, these go on with the embedded one, so that nearly every statement of the
// product reaches both: its own specs, the fuzzer, the walk through every route, and what is about mail servers, pages,
// images and the description of the API, to which the version of PostgreSQL makes no difference.
// (An `--exclude` does not reach projects.)
const ON_THE_EMBEDDED_SERVER = [
  'database/embedded/embedded-*',
  'fuzz/*',
  'http/server/*',
  'media/*',
  '{mail-over-smtp,channels-over-mail,mail-settings}',
  '{role-walk,roles-over-http,api-examples,api-problems,openapi-document,quick-start,sign-in-limits}',
].map((names) => `apps/api/{src,test}/**/${names}.spec.ts`)

// Processes are started, killed and waited for in specs while others keep both processors busy. As with the journeys, what
// needed a second try is named at the end of the run.
const retry = process.env.CI ? 1 : 0

const specServer = {
  globalSetup: ['scripts/vitest/database-server.ts'],
  setupFiles: ['scripts/vitest/use-database-server.ts'],
  isolate: false,
}

function nodeProject(
  name: string,
  places: string[],
  more: { exclude?: string[]; globalSetup?: string[]; setupFiles?: string[]; isolate?: boolean } = {},
) {
  return {
    test: {
      name,
      environment: 'node' as const,
      isolate: more.isolate ?? true,
      include: places.map((place) => (place.endsWith('.ts') ? place : `${place}/**/*.spec.ts`)),
      exclude: [...MADE, ...(more.exclude ?? [])],
      globalSetup: more.globalSetup ?? [],
      setupFiles: more.setupFiles ?? [],
      retry,
      testTimeout: 30_000,
      hookTimeout: 60_000,
      // How long something may take on a busy machine; only a failing spec waits it out.
      expect: { poll: { timeout: 15_000 } },
    },
  }
}

const oneWindow = fileURLToPath(new URL('./scripts/vitest/one-window.ts', import.meta.url))
const tidyWindow = fileURLToPath(new URL('./apps/builder/test/tidy-window.ts', import.meta.url))
const whatWindowLacks = fileURLToPath(new URL('./apps/pos/test/what-window-lacks.ts', import.meta.url))

function screenProject(name: string, folder: string, more: { isShared?: boolean; setup?: string } = {}) {
  return {
    test: {
      name,
      environment: more.isShared ? oneWindow : 'happy-dom',
      isolate: !more.isShared,
      setupFiles: [...(more.isShared ? [tidyWindow] : []), ...(more.setup ? [more.setup] : [])],
      // Testing Library empties the page after each test only where it finds a global `afterEach`.
      globals: true,
      include: [`${folder}/src/**/*.spec.{ts,tsx}`],
      retry,
      testTimeout: 30_000,
    },
  }
}

export default defineConfig({
  test: {
    // Most specs wait for a database, a process or a clock: two workers would leave two cores idle for half of the time.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    sequence: { sequencer: SlowFirst },
    projects: [
      // Neither keeps anything in a module, so that one reading of it serves every file: half of the time is saved.
      nodeProject(
        'packages',
        [
          'packages/{core,classifier,plugin-sdk,i18n,api-client,receipts,print-agent}/src',
          'packages/plugins/*/src',
        ],
        {
          isolate: false,
        },
      ),
      nodeProject('api', ['apps/api/{src,test}'], {
        ...specServer,
        exclude: process.env.TEST_DATABASE_URL ? ON_THE_EMBEDDED_SERVER : [],
      }),
      ...(process.env.TEST_DATABASE_URL ? [nodeProject('embedded', ON_THE_EMBEDDED_SERVER, specServer)] : []),
      nodeProject('repository', ['tests', 'scripts', 'bench'], { exclude: ['tests/e2e/**'] }),
      screenProject('ui', 'packages/ui'),
      screenProject('storefront', 'apps/storefront'),
      screenProject('builder', 'apps/builder', { isShared: true }),
      screenProject('pos', 'apps/pos', { setup: whatWindowLacks }),
    ],
  },
})
