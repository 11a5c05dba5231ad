import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Whole products are started and killed in these: they take minutes and mostly wait. */
const slow = /[\\/]tests[\\/](boot|chaos)[\\/]/

/** Begins with what takes longest, so that it goes on beside everything else instead of after it. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isSlow = ({ moduleId }: TestSpecification) => slow.test(moduleId)
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))]
  }
}
