/** What a template prints where something is to be filled in: words for whoever fills it, never a value. */

/** …说明相关任务目标的完成情况（100字以内） */
const LENGTH = /[(（](?:限|不超过)?\d{2,4}字(?:以内|之内|左右|以上)?[)）][。.]?$/u
const SEAL = /^[(（]?(?:单位)?(?:盖章|公章|签章|签字|签名|章)[)）]?$/u

/**
 * Whether words, white space left out, are a hint of the template as a whole.
 * @example 说明相关任务目标的完成情况（100字以内） → true
 * @example （盖章） → true
 * @example 河道清淤 → false
 */
export function isTemplateHint(words: string): boolean {
  return LENGTH.test(words.slice(-16)) || (words.length < 8 && SEAL.test(words))
}
