import { useText } from '@counterflow/ui'

/** Names a category; one that only a plugin knows keeps its own word. */
export function useCategoryName(): (category: string) => string {
  const { t, has } = useText()
  return (category) => {
    const key = `templates.category.${category}`
    return has(key) ? t(key) : category
  }
}
