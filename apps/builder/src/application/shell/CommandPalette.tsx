import { useText } from '@counterflow/ui'
import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { IconLayoutGrid, IconPlus, IconSearch, IconShoppingCartPlus } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useMay } from '../../features/session/useStaff'
import { useCreateWorkflow } from '../../features/workflows/useCreateWorkflow'
import { destinations } from './navigation'

/** Ctrl or Cmd with K: every place and the usual deeds, by typing. */
export function CommandPalette() {
  const { t } = useText()
  const may = useMay()
  const router = useRouter()
  const createWorkflow = useCreateWorkflow()
  const places = destinations
    .filter(({ needs }) => needs === undefined || may(needs))
    .map(({ to, label, icon: Icon }) => ({
      id: to,
      label: t(label),
      leftSection: <Icon size={18} stroke={1.5} aria-hidden />,
      onClick: () => void router.navigate({ to }),
    }))
  const deeds = [
    {
      id: 'place-test-order',
      allowed: may('orders.create'),
      label: t('navigation.placeTestOrder'),
      leftSection: <IconShoppingCartPlus size={18} stroke={1.5} aria-hidden />,
      onClick: () => void router.navigate({ to: '/orders', search: { place: true } }),
    },
    {
      id: 'new-workflow',
      allowed: may('workflows.edit'),
      label: t('navigation.newWorkflow'),
      leftSection: <IconPlus size={18} stroke={1.5} aria-hidden />,
      onClick: () => createWorkflow.mutate(),
    },
    {
      id: 'browse-templates',
      allowed: may('workflows.read'),
      label: t('navigation.browseTemplates'),
      leftSection: <IconLayoutGrid size={18} stroke={1.5} aria-hidden />,
      onClick: () => void router.navigate({ to: '/workflows/templates' }),
    },
  ].filter(({ allowed }) => allowed)
  const actions: SpotlightActionGroupData[] = [
    { group: t('navigation.goTo'), actions: places },
    { group: t('navigation.actions'), actions: deeds.map(({ allowed, ...action }) => action) },
  ]
  return (
    <Spotlight
      actions={actions}
      shortcut="mod + K"
      nothingFound={t('navigation.paletteEmpty')}
      scrollable
      maxHeight={420}
      highlightQuery
      searchProps={{
        placeholder: t('navigation.palette'),
        'aria-label': t('navigation.palette'),
        leftSection: <IconSearch size={18} stroke={1.5} aria-hidden />,
      }}
    />
  )
}
