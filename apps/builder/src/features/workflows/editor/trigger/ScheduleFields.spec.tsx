import type { Value } from '@counterflow/core'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { Held } from '../../../../../test/Held'
import { renderInEditor } from '../../../../../test/render'
import { ScheduleFields } from './ScheduleFields'

async function draw(start: Record<string, Value>) {
  let latest = start
  await renderInEditor(
    branching,
    <Held
      start={start}
      onChange={(next) => {
        latest = next
      }}
    >
      {(config, change) => <ScheduleFields config={config} onChange={change} />}
    </Held>,
  )
  return { user: userEvent.setup(), config: () => latest }
}

const times = () => screen.queryAllByRole('listitem').map((item) => item.textContent)

describe('the settings of a schedule', () => {
  it('show a rhythm in words, with the next three times in the time zone of the shop', async () => {
    await draw({ cron: '30 9 * * *' })
    expect(screen.getByRole('combobox', { name: 'Repeat' })).toHaveProperty('value', 'Every day')
    expect(screen.getByLabelText('Time')).toHaveProperty('value', '09:30')
    expect(times()).toHaveLength(3)
    for (const time of times()) expect(time).toContain('9:30')
    expect(screen.getByText('In the time of UTC')).toBeDefined()
  })

  it('change the rhythm and keep the time of the day', async () => {
    const { user, config } = await draw({ cron: '30 9 * * *', missed: 'skip' })
    await user.click(screen.getByRole('combobox', { name: 'Repeat' }))
    await user.click(screen.getByRole('option', { name: 'Every week' }))
    expect(config()).toEqual({ cron: '30 9 * * 1', missed: 'skip' })
    await user.click(screen.getByRole('combobox', { name: 'Weekday' }))
    await user.click(screen.getByRole('option', { name: 'Friday' }))
    expect(config()).toEqual({ cron: '30 9 * * 5', missed: 'skip' })
    for (const time of times()) expect(time).toContain('Fri')
  })

  it('take a cron expression as it is written, and show no times of one that never comes', async () => {
    const { user, config } = await draw({ cron: '0 9 * * *' })
    await user.click(screen.getByRole('combobox', { name: 'Repeat' }))
    await user.click(screen.getByRole('option', { name: 'Cron expression' }))
    const box = screen.getByRole('textbox', { name: 'Cron expression' })
    await user.clear(box)
    await user.type(box, '0 0 30 2 *')
    expect(config()).toEqual({ cron: '0 0 30 2 *' })
    expect(times()).toEqual([])
  })
})
