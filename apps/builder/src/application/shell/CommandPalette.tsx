import { useText } from '@counterflow/ui'
import { Kbd } from '@mantine/core'
import { Spotlight } from '@mantine/spotlight'
import { IconLayoutGrid, IconPlus, IconSearch, IconShoppingCartPlus } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useMay } from '../../features/session/useStaff'
import { useCreateWorkflow } from '../../features/workflows/useCreateWorkflow'
import { keysText } from '../../platform/keyboard/key-names'
import { offeredGroups, type PaletteEntry, type PaletteGroup } from '../../platform/palette/palette-sources'
import { awaitedPalette } from './awaited-palette'
import { foundEntries } from './found-entries'
import { destinations } from './navigation'

interface IconEntry extends PaletteEntry {
  icon: ReactNode
}

/** Ctrl or Cmd with K: what the open page can do, every place and the usual deeds, by typing. */
export function CommandPalette() {
  const { t } = useText()
  const [query, setQuery] = useState('')
  useEffect(() => {
    const typed = awaitedPalette.arrive()
    if (typed !== undefined) setQuery(typed)
  }, [])
  const usual = useUsualGroups()
  // What is done may put the focus elsewhere, so it returns before that and not after.
  const before = useRef(document.activeElement)
  const giveFocusBack = () => {
    if (before.current instanceof HTMLElement) before.current.focus()
    before.current = null
  }
  const icons = new Map(usual.flatMap(({ entries }) => entries.map(({ id, icon }) => [id, icon])))
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight={420}
      returnFocus={false}
      onSpotlightOpen={() => {
        before.current = document.activeElement
      }}
      onSpotlightClose={giveFocusBack}
    >
      <Spotlight.Search
        placeholder={t('navigation.palette')}
        aria-label={t('navigation.palette')}
        leftSection={<IconSearch size={18} stroke={1.5} aria-hidden />}
        onKeyDown={(event) => {
          if (query !== '') takeFirst(event)
        }}
      />
      <Spotlight.ActionsList>
        <Found
          usual={usual}
          query={query}
          empty={t('navigation.paletteEmpty')}
          iconOf={(id) => icons.get(id)}
          onRun={(run) => {
            giveFocusBack()
            run()
          }}
        />
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

/** What was typed before the palette was there did not go through its field, which would have marked the first entry. */
function takeFirst({ key, nativeEvent, currentTarget }: KeyboardEvent): void {
  const palette = currentTarget.closest('[role="dialog"]')
  if (key !== 'Enter' || nativeEvent.isComposing || palette?.querySelector('[data-selected]')) return
  palette?.querySelector<HTMLElement>('[data-action]')?.click()
}

interface FoundProps {
  usual: readonly PaletteGroup[]
  query: string
  empty: string
  iconOf: (id: string) => ReactNode
  onRun: (run: () => void) => void
}

/** It is drawn while the palette is open, and asks then: a page offers hundreds of things. */
function Found({ usual, query, empty, iconOf, onRun }: FoundProps) {
  const { t } = useText()
  const [offered] = useState(offeredGroups)
  const groups = foundEntries([...offered, ...usual], query)
  if (groups.length === 0) return <Spotlight.Empty>{empty}</Spotlight.Empty>
  return groups.map(({ name, entries }) => (
    <Spotlight.ActionsGroup key={name} label={name}>
      {entries.map(({ id, label, description, keys, run }) => (
        <Spotlight.Action
          key={id}
          label={label}
          {...(description !== undefined && { description })}
          highlightQuery
          highlightColor="yellow"
          leftSection={iconOf(id)}
          rightSection={keys === undefined ? undefined : <Kbd size="xs">{keysText(keys, t)}</Kbd>}
          onClick={() => onRun(run)}
        />
      ))}
    </Spotlight.ActionsGroup>
  ))
}

/** Where one can go from everywhere, and what one can do there. */
function useUsualGroups(): { name: string; entries: IconEntry[] }[] {
  const { t } = useText()
  const may = useMay()
  const router = useRouter()
  const createWorkflow = useCreateWorkflow()
  const places = destinations
    .filter(({ needs }) => needs === undefined || may(needs))
    .map(({ to, label, icon: Icon }) => ({
      id: to,
      label: t(label),
      icon: <Icon size={18} stroke={1.5} aria-hidden />,
      run: () => void router.navigate({ to }),
    }))
  const deeds = [
    {
      id: 'place-test-order',
      allowed: may('orders.create'),
      label: t('navigation.placeTestOrder'),
      icon: <IconShoppingCartPlus size={18} stroke={1.5} aria-hidden />,
      run: () => void router.navigate({ to: '/orders', search: { place: true } }),
    },
    {
      id: 'new-workflow',
      allowed: may('workflows.edit'),
      label: t('navigation.newWorkflow'),
      icon: <IconPlus size={18} stroke={1.5} aria-hidden />,
      run: () => createWorkflow.mutate(),
    },
    {
      id: 'browse-templates',
      allowed: may('workflows.read'),
      label: t('navigation.browseTemplates'),
      icon: <IconLayoutGrid size={18} stroke={1.5} aria-hidden />,
      run: () => void router.navigate({ to: '/workflows/templates' }),
    },
  ].filter(({ allowed }) => allowed)
  return [
    { name: t('navigation.goTo'), entries: places },
    { name: t('navigation.actions'), entries: deeds },
  ]
}
