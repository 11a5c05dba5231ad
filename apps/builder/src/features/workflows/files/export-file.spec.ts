import { describe, expect, it } from 'vitest'
import { fileNameOf } from './export-file'

describe('the name of an exported file', () => {
  it.each([
    ['Mark VIP customers', 'Mark VIP customers.json'],
    ['주문의 사기 위험성이 높지 않은 경우 결제 처리', '주문의 사기 위험성이 높지 않은 경우 결제 처리.json'],
    ['../../etc/passwd', 'etc passwd.json'],
    ['a: b? "c"', 'a b c.json'],
    ['???', 'workflow.json'],
  ])('for %j is %j', (name, file) => {
    expect(fileNameOf(name)).toBe(file)
  })
})
