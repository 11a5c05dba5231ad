import { useText } from '@counterflow/ui'
import { Kbd, Table } from '@mantine/core'
import { destinations } from '../../application/shell/navigation'
import { PanelFrame } from '../PanelFrame'
import { useSelling } from '../useSelling'
import { sellingKeys } from './selling-keys'

const keys = [
  ...destinations.map(({ key, label }) => ({ shown: key, label })),
  { shown: 'F8', label: 'tillSelling.keys.lock' },
  ...sellingKeys,
  { shown: '?', label: 'tillSelling.keys.title' },
] as const

/** Which key does what. */
export function KeySheet() {
  const { t } = useText()
  const { showGoods } = useSelling()
  return (
    <PanelFrame title={t('tillSelling.keys.title')} onClose={showGoods}>
      <Table>
        <Table.Tbody>
          {keys.map(({ shown, label }) => (
            <Table.Tr key={shown}>
              <Table.Td w={120}>
                <Kbd size="md">{shown}</Kbd>
              </Table.Td>
              <Table.Td>{t(label)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </PanelFrame>
  )
}
