/** Whether a page's own text can be trusted to be the page, or its pixels must be read. */

/** What stands on a page, counted. */
export type PageContent = {
  /** Characters drawn with ink whose meaning is known. */
  readonly readable: number
  /** Characters whose font does not say what they mean. */
  readonly unreadable: number
  /** Readable characters drawn without ink: what somebody's recognition put behind an image. */
  readonly invisible: number
  /** The share of the page that images cover, 0 to 1. */
  readonly imageShare: number
  /** Painted shapes that are no rules; text turned into outlines shows as thousands of them. */
  readonly shapes: number
}

/** A page mostly under images with fewer characters than this carries a stamp or a page number, no text. */
const STRAY_CHARACTERS = 60
/** A page of which images cover this share is a picture. */
export const MOSTLY_IMAGE = 0.5
/** Share of characters without a meaning from which a page is recognised. Chosen. */
const MOSTLY_UNREADABLE = 0.2
/** Paths from which a page without words is text drawn as outlines. Chosen. */
const OUTLINED_TEXT = 400

/** True where the words are missing, unreadable, or only somebody else's guess at what a scan shows. */
export function needsRecognition(content: PageContent): boolean {
  const { readable, unreadable, imageShare, shapes } = content
  const all = readable + unreadable
  if (unreadable > MOSTLY_UNREADABLE * all) return true
  if (imageShare >= MOSTLY_IMAGE) return readable < STRAY_CHARACTERS
  return readable === 0 && (imageShare > 0.05 || shapes >= OUTLINED_TEXT)
}

/** A smaller picture is a seal or an emblem; a larger one is what a page was printed on, or the scan behind its text. */
const SMALLEST_PICTURE = 0.1
/** Share of the page of the largest picture. */
const LARGEST_PICTURE = 0.85

/** Whether pictures beside the words may hold words of their own, which nobody reads. */
export function hasUnreadPicture({ imageShare }: PageContent): boolean {
  return imageShare >= SMALLEST_PICTURE && imageShare < LARGEST_PICTURE
}
