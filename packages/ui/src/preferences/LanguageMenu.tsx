import { languages } from '@counterflow/core'
import { languageNames } from '@counterflow/i18n'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconCheck, IconLanguage } from '@tabler/icons-react'
import { useText } from '../text/useText'

interface LanguageMenuProps {
  /** Shows the icon alone where there is little room. */
  compact?: boolean
}

/** Chooses the language of the screens. Each language is named in itself. */
export function LanguageMenu({ compact = false }: LanguageMenuProps) {
  const { t, language, speak } = useText()
  const label = `${t('session.language')}: ${languageNames[language]}`
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        {compact ? (
          <ActionIcon size="md" aria-label={label}>
            <IconLanguage size={18} stroke={1.5} aria-hidden />
          </ActionIcon>
        ) : (
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            leftSection={<IconLanguage size={16} stroke={1.5} aria-hidden />}
            aria-label={label}
          >
            {languageNames[language]}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((candidate) => (
          <Menu.Item
            key={candidate}
            lang={candidate}
            onClick={() => void speak(candidate)}
            rightSection={candidate === language ? <IconCheck size={14} aria-hidden /> : undefined}
            aria-current={candidate === language}
          >
            {languageNames[candidate]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
