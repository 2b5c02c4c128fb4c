/** The library in one file, which is the same but for files it would open, and takes half the time to load. */
declare module 'mammoth/mammoth.browser.min.js' {
  export { default } from 'mammoth'
}
