import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { useText } from '../text/useText'

const icons = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop }
const words = { light: 'session.light', dark: 'session.dark', auto: 'session.system' } as const
const schemes: readonly MantineColorScheme[] = ['light', 'dark', 'auto']

/** Chooses between light, dark and what the system says. */
export function AppearanceMenu() {
  const { t } = useText()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Current = icons[colorScheme]
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon size="md" aria-label={`${t('session.appearance')}: ${t(words[colorScheme])}`}>
          <Current size={18} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map((scheme) => {
          const Icon = icons[scheme]
          return (
            <Menu.Item
              key={scheme}
              leftSection={<Icon size={16} stroke={1.5} aria-hidden />}
              rightSection={scheme === colorScheme ? <IconCheck size={14} aria-hidden /> : undefined}
              onClick={() => setColorScheme(scheme)}
            >
              {t(words[scheme])}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
