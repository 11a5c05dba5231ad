import { act, render, screen } from '@testing-library/react'
import { Component, type ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { type LateCode, lateCode, useLateCode, useLateOutcome } from './late-code'

function Words({ late, wanted }: { late: LateCode<string>; wanted: boolean }) {
  return <p>{useLateCode(late, wanted) ?? 'on its way'}</p>
}

function WithoutThem({ late }: { late: LateCode<string> }) {
  const { code, failure } = useLateOutcome(late, true)
  return <p>{failure === undefined ? (code ?? 'on its way') : 'without it'}</p>
}

class Caught extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {}
  static getDerivedStateFromError = (error: unknown) => ({ error })
  override render() {
    return this.state.error instanceof Error ? <p>{this.state.error.message}</p> : this.props.children
  }
}

describe('code that follows', () => {
  it('is loaded when it is wanted, and drawn as soon as it is there', async () => {
    const { promise, resolve } = Promise.withResolvers<string>()
    let times = 0
    const late = lateCode(() => {
      times += 1
      return promise
    })
    const { rerender } = render(<Words late={late} wanted={false} />)
    expect(times).toBe(0)
    rerender(<Words late={late} wanted />)
    expect(screen.getByText('on its way')).toBeDefined()
    await act(async () => resolve('here'))
    expect(screen.getByText('here')).toBeDefined()
    expect(times).toBe(1)
  })

  it('is there at once for those who come after', async () => {
    const late = lateCode(() => Promise.resolve('here'))
    await act(async () => late.load())
    render(<Words late={late} wanted />)
    expect(screen.getByText('here')).toBeDefined()
  })

  it('tells a failure to those who want it, and is tried again by the next', async () => {
    let isBroken = true
    const late = lateCode(async () => {
      if (isBroken) throw new Error('no connection')
      return 'here'
    })
    const wanting = (
      <Caught>
        <Words late={late} wanted />
      </Caught>
    )
    const first = render(wanting)
    expect(await screen.findByText('no connection')).toBeDefined()
    first.unmount()
    isBroken = false
    render(wanting)
    expect(await screen.findByText('here')).toBeDefined()
  })

  it('keeps nobody from working who can do without it, and is tried again by the next', async () => {
    let isBroken = true
    const late = lateCode(async () => {
      if (isBroken) throw new Error('no connection')
      return 'here'
    })
    const first = render(<WithoutThem late={late} />)
    expect(await screen.findByText('without it')).toBeDefined()
    first.unmount()
    isBroken = false
    render(<WithoutThem late={late} />)
    expect(await screen.findByText('here')).toBeDefined()
  })
})
