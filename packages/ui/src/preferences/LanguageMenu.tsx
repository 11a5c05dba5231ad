import { type Language, languages } from '@counterflow/core'
import { languageNames } from '@counterflow/i18n'
import { Button, Menu } from '@mantine/core'
import { IconCheck, IconLanguage } from '@tabler/icons-react'
import { useText } from '../text/useText'

interface LanguageMenuProps {
  onChange?: (language: Language) => void
}

/** Chooses the language of the screens. Each language is named in itself. */
export function LanguageMenu({ onChange }: LanguageMenuProps) {
  const { t, language, speak } = useText()
  const choose = (wanted: Language) => {
    void speak(wanted)
    onChange?.(wanted)
  }
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          leftSection={<IconLanguage size={16} aria-hidden />}
          aria-label={`${t('session.language')}: ${languageNames[language]}`}
        >
          {languageNames[language]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((candidate) => (
          <Menu.Item
            key={candidate}
            lang={candidate}
            onClick={() => choose(candidate)}
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
