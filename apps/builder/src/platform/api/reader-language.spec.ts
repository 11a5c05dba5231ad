import { afterEach, expect, it } from 'vitest'
import { askInReadersLanguage } from './reader-language'

afterEach(() => document.documentElement.removeAttribute('lang'))

function asked(method: string, schemaPath: string): string | null {
  const request = new Request('http://shop.test/api', { method })
  askInReadersLanguage({ request, schemaPath })
  return request.headers.get('accept-language')
}

it('asks for orders, and writes, in the language of the screen; other readings are left as they are', () => {
  document.documentElement.lang = 'ko'
  expect(asked('GET', '/api/v1/orders/{orderId}')).toBe('ko')
  expect(asked('POST', '/api/v1/templates/{templateId}/install')).toBe('ko')
  expect(asked('GET', '/api/v1/workflows/{workflowId}')).toBeNull()
  document.documentElement.lang = ''
  expect(asked('GET', '/api/v1/orders/{orderId}')).toBeNull()
})
