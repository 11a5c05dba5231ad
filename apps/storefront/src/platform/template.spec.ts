import { expect, it } from 'vitest'
import { filledTemplate } from './template'

const template = `<html lang="en"><!--head-->
<link rel="modulepreload" data-language="en" href="/en.js">
<link rel="modulepreload" data-language="ko" href="/ko.js"><div><!--page--></div><!--data-->`

it('holds the page, its language and its data, and nothing that ends them early', () => {
  const html = filledTemplate(template, {
    language: 'ko',
    title: '</title><script>alert(1)</script>',
    description: '"quoted"',
    drawn: '<h1>$& 찻잔</h1>',
    answers: { '/api/v1/storefront': { status: 200, body: '</script><script>alert(1)</script>' } },
  })
  expect(html).toContain('<html lang="ko">')
  expect(html).toContain('<h1>$& 찻잔</h1>')
  expect(html).toContain('/ko.js')
  expect(html).not.toContain('/en.js')
  expect(html).toContain('content="&quot;quoted&quot;"')
  expect(html).not.toContain('<script>alert')
  const [, data = ''] = /<script id="answers" type="application\/json">(.*)<\/script>$/s.exec(html) ?? []
  expect(JSON.parse(data)).toEqual({
    '/api/v1/storefront': { status: 200, body: '</script><script>alert(1)</script>' },
  })
})
