import { useText } from '@counterflow/ui'
import { Button, Menu } from '@mantine/core'
import {
  IconAdjustments,
  IconArrowsExchange,
  IconChevronDown,
  IconClipboardList,
  IconTruckDelivery,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { Location } from '../../settings/locations/location-queries'
import { AdjustDialog } from './AdjustDialog'
import { CountDialog } from './CountDialog'
import { TransferDialog } from './TransferDialog'

const deeds = [
  { key: 'receive', icon: IconTruckDelivery },
  { key: 'adjust', icon: IconAdjustments },
  { key: 'transfer', icon: IconArrowsExchange },
  { key: 'count', icon: IconClipboardList },
] as const

type Deed = (typeof deeds)[number]['key']

/** What can be done with the stock of many variants at once. */
export function ChangeMenu({ locations }: { locations: readonly Location[] }) {
  const { t } = useText()
  const [deed, setDeed] = useState<Deed>()
  const onClose = () => setDeed(undefined)
  const offered = deeds.filter(({ key }) => key !== 'transfer' || locations.length > 1)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={16} aria-hidden />}>{t('stock.changeMenu')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map(({ key, icon: Icon }) => (
            <Menu.Item
              key={key}
              leftSection={<Icon size={16} stroke={1.5} aria-hidden />}
              onClick={() => setDeed(key)}
            >
              {t(`stock.${key}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {(deed === 'receive' || deed === 'adjust') && (
        <AdjustDialog kind={deed} locations={locations} onClose={onClose} />
      )}
      {deed === 'transfer' && <TransferDialog locations={locations} onClose={onClose} />}
      {deed === 'count' && <CountDialog locations={locations} onClose={onClose} />}
    </>
  )
}
