import { AppearanceMenu, LanguageMenu, Mark, useText } from '@counterflow/ui'
import { AppShell, Burger, Kbd, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { Link, useMatches } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Announcer } from '../../platform/announcing/Announcer'
import { ariaKeys, keysText } from '../../platform/keyboard/key-names'
import { RealtimeProvider } from '../../platform/realtime/RealtimeProvider'
import { idle } from '../../platform/scheduling/when-idle'
import { AccountMenu } from './AccountMenu'
import { AllowedPage } from './AllowedPage'
import { awaitedPalette } from './awaited-palette'
import { ConnectionIndicator } from './ConnectionIndicator'
import { Destinations } from './Destinations'
import { PlaceTitle } from './PlaceTitle'
import classes from './Shell.module.css'
import { usePaletteKey } from './usePaletteKey'

// The palette follows a moment after the page, or when it is asked for; what opens it is there from the beginning.
const CommandPalette = lazy(async () => {
  await Promise.race([idle(), awaitedPalette.asked])
  return { default: (await import('./CommandPalette')).CommandPalette }
})

/** What surrounds every page: navigation at the left, the palette, the reader's preferences. */
export function Shell() {
  const { t } = useText()
  const [opened, { toggle, close }] = useDisclosure(false)
  const full = useFullWidth()
  usePaletteKey()
  return (
    <RealtimeProvider>
      <a className={classes.skip} href="#content">
        {t('navigation.skip')}
      </a>
      <Suspense>
        <CommandPalette />
      </Suspense>
      <Announcer />
      <PlaceTitle />
      <AppShell
        header={{ height: 52 }}
        navbar={{ width: full ? 60 : 208, breakpoint: 'sm', collapsed: { mobile: !opened } }}
        transitionDuration={120}
      >
        <AppShell.Header className={classes.header}>
          <Burger
            opened={opened}
            onClick={toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={t('navigation.open')}
            aria-expanded={opened}
          />
          <Link to="/" className={classes.brand} onClick={close}>
            <Mark />
            <span>{t('general.productName')}</span>
          </Link>
          <div style={{ flex: 1, display: 'flex', justifyContent: 'center' }}>
            <UnstyledButton
              className={classes.search}
              onClick={awaitedPalette.open}
              aria-keyshortcuts={ariaKeys(['mod+k'])}
            >
              <IconSearch size={16} stroke={1.5} aria-hidden />
              <span className="cf-unseen-narrow">{t('navigation.paletteShort')}</span>
              <Kbd size="xs" aria-hidden>
                {keysText('mod+k', t)}
              </Kbd>
            </UnstyledButton>
          </div>
          <ConnectionIndicator />
          <LanguageMenu compact />
          <AppearanceMenu />
          <AccountMenu />
        </AppShell.Header>
        <AppShell.Navbar
          className={classes.navbar}
          aria-label={t('navigation.label')}
          data-slim={full || undefined}
        >
          <Destinations onFollow={close} />
        </AppShell.Navbar>
        <AppShell.Main className={classes.main} id="content" tabIndex={-1}>
          <div className={classes.content} data-full={full || undefined}>
            <AllowedPage />
          </div>
        </AppShell.Main>
      </AppShell>
    </RealtimeProvider>
  )
}

const fullWidth: readonly string[] = [
  '/shell/workflows/$workflowId',
  '/shell/workflows/$workflowId/try',
  '/shell/workflows/$workflowId/versions',
  '/shell/runs/$runId',
  '/shell/inbox/',
  '/shell/inbox/$conversationId',
]

/**
 * The canvas and the inbox take the whole width; other pages keep a readable measure. By what is drawn and not by the address, which
 * is ahead of it: a canvas that is drawn in the wrong measure fits itself to that.
 */
function useFullWidth(): boolean {
  return useMatches({ select: (matches) => matches.some(({ routeId }) => fullWidth.includes(routeId)) })
}
