import { writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import type { Reporter, TestModule, TestSuite } from 'vitest/node'

type UnhandledError = Parameters<NonNullable<Reporter['onTestRunEnd']>>[1][number]

/** One error that belongs to no test, as `vitestTotals` reads it. */
export interface OutsideTests {
  readonly file?: string
  readonly titles: readonly string[]
  readonly message: string
}

/**
 * Writes what makes a run fail though each test has passed into the file that OUTSIDE_TESTS_FILE names: hooks that failed,
 * and errors that nobody caught. The JSON report tells of neither.
 */
export default class OutsideTestsReporter implements Reporter {
  readonly #file = process.env.OUTSIDE_TESTS_FILE

  async onTestRunEnd(modules: readonly TestModule[], unhandled: readonly UnhandledError[]): Promise<void> {
    if (!this.#file) return
    const found = [...modules.flatMap(inHooks), ...unhandled.map(uncaught)]
    await writeFile(this.#file, JSON.stringify(found))
  }
}

function inHooks(module: TestModule): OutsideTests[] {
  // A file that could not be loaded has no tests, and the JSON report names it.
  if (module.children.allTests().next().done) return []
  const ofFile = module.errors().map(({ message }) => ({ file: module.moduleId, titles: [], message }))
  const suites = [...module.children.allSuites()]
  return [...ofFile, ...suites.flatMap((suite) => inHooksOf(suite, module.moduleId))]
}

function inHooksOf(suite: TestSuite, file: string): OutsideTests[] {
  return suite.errors().map(({ message }) => ({ file, titles: [suite.fullName], message }))
}

/** The file is the one that ran when it was thrown: what threw it may have begun in an earlier one. */
function uncaught(error: UnhandledError): OutsideTests {
  const { type, name, message, stacks, stack, cause, VITEST_TEST_PATH: file, VITEST_TEST_NAME: test } = error
  const [top] = stacks ?? []
  const at = top ? `at ${relative(process.cwd(), top.file)}:${top.line}` : stack?.split('\n')[1]?.trim()
  const why = cause ? `because ${cause.message.replaceAll('\n', ' ')}` : at
  return {
    ...(typeof file === 'string' ? { file } : {}),
    titles: typeof test === 'string' ? [test] : [],
    message: [type, name, message.split('\n')[0], why].filter(Boolean).join(': '),
  }
}
