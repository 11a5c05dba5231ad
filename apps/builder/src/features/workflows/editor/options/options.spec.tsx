import type { Value, ValueType } from '@counterflow/core'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { Held } from '../../../../../test/Held'
import { offer, renderInEditor } from '../../../../../test/render'
import { OptionsInput } from './OptionsInput'
import { optionSource } from './option-sources'

const oneText: ValueType = { kind: 'text', nullable: false, options: undefined }

async function draw(name: 'products' | 'order-tags', start: Value | undefined, type: ValueType = oneText) {
  const source = optionSource(name)
  if (source === undefined) throw new Error(`There is no source ${name}.`)
  let latest = start
  await renderInEditor(
    branching,
    <Held
      start={start}
      onChange={(next) => {
        latest = next
      }}
    >
      {(value, change) => (
        <OptionsInput source={source} type={type} label="Choice" value={value} onChange={change} />
      )}
    </Held>,
    [],
    (client) => {
      offer(client, 'products', [
        { value: 'tea', label: 'Green tea' },
        { value: 'cup', label: 'Cup' },
      ])
      offer(client, 'order-tags', [
        { value: 'gift', label: 'gift' },
        { value: 'vip', label: 'vip' },
      ])
      client.setQueryData(['option', 'products', 'gone', 'en'], null)
    },
  )
  return { user: userEvent.setup(), value: () => latest }
}

describe('a choice of what the shop has', () => {
  it('is made by name and kept by id', async () => {
    const { user, value } = await draw('products', undefined)
    await user.click(screen.getByRole('combobox', { name: 'Choice' }))
    await user.click(await screen.findByRole('option', { name: 'Cup' }))
    expect(value()).toBe('cup')
    expect(await screen.findByDisplayValue('Cup')).toBeDefined()
  })

  it('is made several times where a list is asked for, and is no list at all when all are taken back', async () => {
    const { user, value } = await draw('products', ['tea'], { kind: 'list', nullable: false, item: oneText })
    const box = screen.getByRole('combobox', { name: 'Choice' })
    await user.click(box)
    await user.click(await screen.findByRole('option', { name: 'Cup' }))
    expect(value()).toEqual(['tea', 'cup'])
    await user.type(box, '{Backspace}{Backspace}')
    expect(value()).toBeUndefined()
  })

  it('stays visible when it no longer exists, and says so', async () => {
    const { value } = await draw('products', 'gone')
    expect(await screen.findByDisplayValue('Deleted product')).toBeDefined()
    expect(screen.getByText('This no longer exists. Choose another.')).toBeDefined()
    expect(value()).toBe('gone')
  })

  it('offers the tags in use, and takes new ones and templates', async () => {
    const { user, value } = await draw('order-tags', [{ $template: '{{ trigger.order.number }}' }])
    expect(screen.getByText('{{ trigger.order.number }}')).toBeDefined()
    const box = screen.getByRole('combobox', { name: 'Choice' })
    await user.click(box)
    await user.click(await screen.findByRole('option', { name: 'vip' }))
    await user.type(box, 'new one{Enter}')
    expect(value()).toEqual([{ $template: '{{ trigger.order.number }}' }, 'vip', 'new one'])
  })
})
