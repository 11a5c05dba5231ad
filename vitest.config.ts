import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { SlowFirst } from './scripts/vitest/slow-first.js'

// Workspace packages resolve to their sources by the `development` condition, which Vite sets unless it builds
// for production: no spec waits for a build, or sees a stale one.

const MADE = ['**/node_modules/**', '**/dist/**']

// What another version of PostgreSQL makes no difference to: the embedded server's own specs, the fuzzer, whose random
// requests reach statements that the other specs have run already, and what is about mail servers, pages, images, roles
// and the description of the API.
// (An `--exclude` does not reach projects.)
const SAME_ON_ANY_SERVER = [
  '**/database/embedded/embedded-*.spec.ts',
  '**/fuzz/*.spec.ts',
  '**/http/server/*.spec.ts',
  '**/media/*.spec.ts',
  '**/{mail-over-smtp,channels-over-mail,mail-settings}.spec.ts',
  '**/{role-walk,roles-over-http,api-examples,api-problems,openapi-document,quick-start,sign-in-limits}.spec.ts',
]

function nodeProject(
  name: string,
  folders: string[],
  more: { exclude?: string[]; globalSetup?: string[]; isolate?: boolean } = {},
) {
  return {
    test: {
      name,
      environment: 'node' as const,
      isolate: more.isolate ?? true,
      include: folders.map((folder) => `${folder}/**/*.spec.ts`),
      exclude: [...MADE, ...(more.exclude ?? [])],
      globalSetup: more.globalSetup ?? [],
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
      testTimeout: 30_000,
    },
  }
}

export default defineConfig({
  test: {
    // Most specs wait for a database, a process or a clock: two workers would leave two cores idle for half of the time.
    // On a server of its own nothing boots products, so that there is less to wait for.
    maxWorkers: Math.max(process.env.TEST_DATABASE_URL ? 2 : 3, availableParallelism() - 1),
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
        exclude: process.env.TEST_DATABASE_URL ? SAME_ON_ANY_SERVER : [],
        globalSetup: ['scripts/vitest/database-server.ts'],
        isolate: false,
      }),
      nodeProject('repository', ['tests', 'scripts', 'bench'], { exclude: ['tests/e2e/**'] }),
      screenProject('ui', 'packages/ui'),
      screenProject('storefront', 'apps/storefront'),
      screenProject('builder', 'apps/builder', { isShared: true }),
      screenProject('pos', 'apps/pos', { setup: whatWindowLacks }),
    ],
  },
})
