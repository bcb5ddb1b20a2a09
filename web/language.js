// Which language a text is in, so that it is read aloud as such: our texts are Japanese, or not.

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu;
const LATIN = /[a-z]/giu;

/**
 * @param {string} text
 * @returns {string} that with the most of its letters
 */
export function languageOf(text) {
  const [japanese, latin] = [JAPANESE, LATIN].map((letters) => text.match(letters)?.length ?? 0);
  return japanese * 3 >= latin ? "ja" : "en"; // a character says as much as some letters
}
