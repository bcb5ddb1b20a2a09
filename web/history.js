// Conversations as they were, kept in this browser alone: the questions, and the parts of each answer as they came.

import { forget, forgetAll, recall, remember } from "./remembering.js";

/**
 * @typedef {{name: "reading" | "notice" | "lead" | "claim" | "done", data: any}} Part
 * @typedef {{question: string, before: string[], at: number, parts: Part[]}} Turn
 * @typedef {{id: string, turns: Turn[]}} Past
 */

const KEY = "history";
const MOST = 30; // conversations

/** @returns {Past[]} the newest first */
export function past() {
  const kept = recall(KEY);
  return Array.isArray(kept) ? kept.filter((one) => Array.isArray(one?.turns) && one.turns.length > 0) : [];
}

/**
 * Keeps a conversation; where there is no room, the oldest ones go.
 * @param {Past} conversation
 */
export function keep(conversation) {
  let kept = [conversation, ...past().filter((one) => one.id !== conversation.id)].slice(0, MOST);
  while (!remember(KEY, kept) && kept.length > 1) kept = kept.slice(0, -1);
}

/** @param {string} id */
export function erase(id) {
  const rest = past().filter((one) => one.id !== id);
  if (rest.length > 0) remember(KEY, rest);
  else forget(KEY);
}

/** Everything that this page ever kept in this browser. */
export function eraseAll() {
  forgetAll();
}
