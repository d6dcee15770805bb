import { csrfHeaders } from "./csrf";

/** fetch to our own server: with the token, and never led to another page (a redirect means signed out: `ok` is false). */
export function ask(url: string, options: RequestInit = {}): Promise<Response> {
  const token = options.method && options.method !== "GET" ? csrfHeaders() : {};
  const headers = { "HX-Request": "true", ...token, ...(options.headers as Record<string, string> | undefined) };
  return fetch(url, { ...options, headers, redirect: "manual" });
}
