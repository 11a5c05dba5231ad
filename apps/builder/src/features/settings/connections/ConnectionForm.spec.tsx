import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { ConnectionForm } from './ConnectionForm'
import { inputOf, writtenOf } from './written-connection'

afterEach(cleanup)

const stored = {
  id: '01980000-0000-7000-8000-0000000000aa',
  name: 'Parcel service',
  kind: 'http' as const,
  baseUrl: 'https://api.example.com',
  auth: { kind: 'basic' as const, user: 'shop' },
  ratePerSecond: 2.5,
  mostInFlight: null,
  secretLost: false,
  createdAt: '2026-11-22T00:00:00.000Z',
  updatedAt: '2026-11-22T00:00:00.000Z',
}

async function draw(connection: typeof stored | undefined) {
  const translation = await createTranslation('en')
  render(
    <AppProviders translation={translation} environment="test">
      <QueryClientProvider client={new QueryClient()}>
        <ConnectionForm connection={connection} onClose={() => {}} />
      </QueryClientProvider>
    </AppProviders>,
  )
  return userEvent.setup()
}

describe('the form of a connection', () => {
  it('asks for what its way of signing in needs', async () => {
    const user = await draw(undefined)
    expect(screen.queryByLabelText('Token')).toBeNull()
    await user.click(screen.getByRole('combobox', { name: 'Sign-in' }))
    await user.click(await screen.findByRole('option', { name: 'Own header' }))
    expect(screen.getByLabelText('Name of the header')).toBeTruthy()
    expect(screen.getByLabelText('Value of the header')).toBeTruthy()
  })

  it('shows everything of a stored one but its secret, and says that it stays', async () => {
    await draw(stored)
    expect(screen.getByRole('textbox', { name: 'User' })).toHaveProperty('value', 'shop')
    expect(screen.getByLabelText('Password')).toHaveProperty('value', '')
    expect(screen.getByText('Leave it empty to keep the one that is stored.')).toBeTruthy()
  })
})

describe('a connection that signs in by OAuth', () => {
  it('sends both secrets that were typed, and neither where they stay', () => {
    const auth = { kind: 'oauth' as const, tokenUrl: 'https://id.example.com/token', clientId: 'shop' }
    const written = writtenOf({ ...stored, auth })
    expect(inputOf(written).auth).toEqual(auth)
    const typed = { ...written, auth: { ...written.auth, clientSecret: 'client', secret: 'refresh' } }
    expect(inputOf(typed).auth).toEqual({ ...auth, clientSecret: 'client', secret: 'refresh' })
  })
})

describe('what the form sends', () => {
  it('is the stored one again, without a secret, when nothing was changed', () => {
    const { name, kind, baseUrl, auth, ratePerSecond, mostInFlight } = stored
    const input = { name, kind, baseUrl, auth, ratePerSecond, mostInFlight }
    expect(inputOf(writtenOf(stored))).toEqual(input)
  })

  it('holds no part of another way of signing in', () => {
    const written = writtenOf(stored)
    const auth = { ...written.auth, kind: 'bearer' as const, secret: 'token' }
    expect(inputOf({ ...written, auth }).auth).toEqual({ kind: 'bearer', secret: 'token' })
    expect(inputOf({ ...written, auth: { ...auth, kind: 'none' } }).auth).toEqual({ kind: 'none' })
  })
})
