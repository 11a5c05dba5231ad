import { expect, type Locator, test } from '@playwright/test'
import { type RunningShop, startShop } from './running-shop.js'

let shop: RunningShop

test.beforeAll(async () => {
  shop = await startShop()
})

test.afterAll(() => shop.stop())

test('draws on the canvas, by the keyboard alone, who thanks for a big order (R85)', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: shop.origin, locale: 'ko-KR' })
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
  const type = (words: string) => page.keyboard.type(words)
  const hasFocus = (target: Locator) =>
    target.evaluateAll((found) => found.some((one) => one === document.activeElement))
  const tabTo = async (target: Locator) => {
    await expect(target.first()).toBeVisible()
    for (let presses = 0; presses < 150; presses += 1) {
      if (await hasFocus(target)) return
      await press('Tab')
    }
    throw new Error(`Tab does not lead to ${target}.`)
  }
  const panel = page.getByRole('complementary', { name: /설정$/ })
  const field = (name: string) => panel.getByRole('textbox', { name, exact: true }).last()
  const choose = async (name: string) => {
    const option = page.getByRole('option', { name, exact: true })
    await expect(option).toBeVisible()
    await expect(async () => {
      if ((await option.getAttribute('data-combobox-selected')) === 'true') return
      await press('ArrowDown')
      expect(await option.getAttribute('data-combobox-selected')).toBe('true')
    }).toPass({ timeout: 8_000 })
    await press('Enter')
  }
  const leaveFor = (card: Locator) =>
    expect(async () => {
      await press('Escape')
      await expect(card).toBeFocused({ timeout: 1_000 })
    }).toPass({ timeout: 8_000 })
  const ask = async (words: string, operator: string) => {
    await tabTo(panel.getByRole('button', { name: '조건 추가', exact: true }))
    await press('Enter')
    await expect(page.getByRole('textbox', { name: '값 검색' })).toBeFocused()
    await type(words)
    await press('Enter')
    await tabTo(panel.getByRole('combobox', { name: '연산자' }).last())
    await press('Enter')
    await choose(operator)
  }

  await page.goto('/admin/')
  await page.getByLabel('이메일').focus()
  await type(shop.owner.email)
  await page.getByLabel('비밀번호', { exact: true }).focus()
  await type(shop.owner.password)
  await press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /안녕하세요$/ })).toBeVisible()
  await expect(page).toHaveTitle(/ · 홈 · Counterflow$/)
  // Not waited for: a press is not lost though the palette is still on its way.
  await press('Control+K')
  await expect(page.getByRole('textbox', { name: '이동하거나 실행할 항목…' })).toBeFocused()
  await type('새 워크플로')
  await press('Enter')
  const canvas = page.getByRole('application', { name: '워크플로 캔버스' })
  await expect(canvas).toBeVisible()
  await expect(page).toHaveTitle(/ · 워크플로 · Counterflow$/)

  await tabTo(canvas.getByRole('group', { name: '트리거 선택', exact: true }))
  await press('Enter')
  await tabTo(panel.getByRole('searchbox', { name: '트리거 검색' }))
  await type('결제 완료됨')
  await press('Enter')
  const trigger = canvas.getByRole('group', { name: '결제 완료됨', exact: true })
  await expect(trigger).toBeVisible()
  await tabTo(panel.getByRole('button', { name: '시작 조건 추가' }))
  await press('Enter')
  await ask('결제 금액', '초과')
  await tabTo(field('값'))
  await type('1000000')
  await ask('결제 통화', '일치')
  await tabTo(panel.getByRole('combobox', { name: '값' }).last())
  await press('Enter')
  await choose('KRW')
  // What was typed finds the payment's amount, and not what is yet unpaid.
  await expect(panel.getByText('미결제')).toHaveCount(0)
  await leaveFor(trigger)

  await press('a')
  await expect(page.getByRole('searchbox', { name: '단계 검색' }).last()).toBeFocused()
  await type('팀원')
  await press('Enter')
  await expect(panel).toContainText('팀원에게 이메일 보내기')
  await tabTo(panel.getByRole('combobox', { name: '받는 사람' }))
  await press('Enter')
  await expect(page.getByRole('option').first()).toBeVisible()
  await press('ArrowDown', 'Enter')
  await tabTo(field('제목'))
  await type('손글씨 감사 카드')
  await tabTo(field('본문'))
  await type('감사 카드를 넣어 주세요.')
  const mail = canvas.getByRole('group', { name: '팀원에게 이메일 보내기', exact: true })
  await leaveFor(mail)

  await press('Delete')
  await expect(mail).toBeHidden()
  await expect(trigger).toBeFocused()
  await press('Control+Z')
  await expect(mail).toBeVisible()
  await expect(page.getByText('문제 없음')).toBeVisible()
  await press('Control+Shift+Enter')
  await expect(page.getByText('켜짐', { exact: true })).toBeVisible()
  await page.close()
})
