import { defineConfig } from 'vitest/config'

// Workspace packages resolve to their sources by the `development` condition, which Vite sets unless it builds
// for production: no spec waits for a build, or sees a stale one.

function nodeProject(name: string, folders: string[], globalSetup: string[] = []) {
  return {
    test: {
      name,
      environment: 'node' as const,
      include: folders.map((folder) => `${folder}/**/*.spec.ts`),
      exclude: ['**/node_modules/**', '**/dist/**'],
      globalSetup,
      testTimeout: 30_000,
      hookTimeout: 60_000,
    },
  }
}

function screenProject(name: string, folder: string) {
  return {
    test: {
      name,
      environment: 'happy-dom' as const,
      include: [`${folder}/src/**/*.spec.{ts,tsx}`],
      testTimeout: 30_000,
    },
  }
}

export default defineConfig({
  test: {
    projects: [
      nodeProject('packages', ['packages/{core,plugin-sdk,i18n,api-client}/src', 'packages/plugins/*/src']),
      nodeProject('api', ['apps/api/{src,test}'], ['scripts/vitest/database-server.ts']),
      nodeProject('boot', ['tests/boot', 'scripts']),
      nodeProject('architecture', ['tests/architecture']),
      screenProject('ui', 'packages/ui'),
      screenProject('builder', 'apps/builder'),
    ],
  },
})
