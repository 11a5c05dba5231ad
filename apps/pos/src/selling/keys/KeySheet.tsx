import { useText } from '@counterflow/ui'
import { Kbd, Table } from '@mantine/core'
import { PanelFrame } from '../PanelFrame'
import { useSelling } from '../useSelling'
import { sellingKeys } from './selling-keys'

/** Which key does what. */
export function KeySheet() {
  const { t } = useText()
  const { showGoods } = useSelling()
  return (
    <PanelFrame title={t('tillSelling.keys.title')} onClose={showGoods}>
      <Table>
        <Table.Tbody>
          {sellingKeys.map(({ shown, label }) => (
            <Table.Tr key={shown}>
              <Table.Td w={120}>
                <Kbd size="md">{shown}</Kbd>
              </Table.Td>
              <Table.Td>{t(label)}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Td>
              <Kbd size="md">?</Kbd>
            </Table.Td>
            <Table.Td>{t('tillSelling.keys.title')}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </PanelFrame>
  )
}
