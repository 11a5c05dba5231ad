import { Badge, Group } from '@mantine/core'

interface TagListProps {
  tags: readonly string[]
  /** How many to show before counting the rest. */
  limit?: number
}

export function TagList({ tags, limit = tags.length }: TagListProps) {
  const hidden = tags.length - limit
  return (
    <Group gap={4} wrap="wrap">
      {tags.slice(0, limit).map((tag) => (
        <Badge key={tag} variant="default" radius="sm" size="sm" tt="none" fw={500}>
          {tag}
        </Badge>
      ))}
      {hidden > 0 && (
        <Badge variant="transparent" color="gray" size="sm" title={tags.slice(limit).join(', ')}>
          +{hidden}
        </Badge>
      )}
    </Group>
  )
}
