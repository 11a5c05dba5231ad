import { textParts } from './text-parts'

/** What somebody wrote, as they wrote it: each line runs the way its own letters run, and addresses can be followed. */
export function WrittenText({ text }: { text: string }) {
  return (
    <p class="written" dir="auto">
      {textParts(text).map((part, index) =>
        part.address === undefined ? (
          part.text
        ) : (
          // Parts have no names of their own, and never change places.
          <a key={index} href={part.address} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        ),
      )}
    </p>
  )
}
