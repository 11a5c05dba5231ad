import { useText } from '@counterflow/ui'
import { type Ref, useImperativeHandle, useRef } from 'react'

export interface FilePickerHandle {
  open: () => void
}

/** Asks for one JSON file, without being seen: whoever holds its handle opens it. */
export function FilePicker({ ref, onPick }: { ref: Ref<FilePickerHandle>; onPick: (file: File) => void }) {
  const { t } = useText()
  const input = useRef<HTMLInputElement>(null)
  useImperativeHandle(ref, () => ({ open: () => input.current?.click() }), [])
  return (
    <input
      ref={input}
      type="file"
      accept=".json,application/json"
      aria-label={t('files.import')}
      hidden
      onChange={(event) => {
        const [file] = event.currentTarget.files ?? []
        // The same file can be chosen again, once it was mended.
        event.currentTarget.value = ''
        if (file !== undefined) onPick(file)
      }}
    />
  )
}
