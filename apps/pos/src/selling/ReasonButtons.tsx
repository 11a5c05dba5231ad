import { Button, Group } from '@mantine/core'

interface ReasonButtonsProps {
  readonly texts: readonly string[]
  readonly chosen: string
  readonly onChoose: (text: string) => void
}

/** What is usual, each one tap. */
export function ReasonButtons({ texts, chosen, onChoose }: ReasonButtonsProps) {
  return (
    <Group gap={8}>
      {texts.map((text) => (
        <Button
          key={text}
          size="lg"
          fw={500}
          px="md"
          variant={chosen === text ? 'light' : 'default'}
          aria-pressed={chosen === text}
          onClick={() => onChoose(text)}
        >
          {text}
        </Button>
      ))}
    </Group>
  )
}
