import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ManyContext } from './detail'
import { FarCard } from './FarCard'

const marksOf = (many: boolean) => {
  const { container } = render(
    <ManyContext value={many}>
      <FarCard
        id="size"
        hue="teal"
        ports={['case_0', 'otherwise']}
        direction="right"
        editable
        height={96}
        mark={undefined}
      />
    </ManyContext>,
  )
  return container.querySelectorAll('[data-handlepos]').length
}

it('marks where connections leave and arrive as long as that has to be measured', () => {
  expect(marksOf(false)).toBe(3)
})

it('has no marks among many cards, whose handles are known', () => {
  expect(marksOf(true)).toBe(0)
})
