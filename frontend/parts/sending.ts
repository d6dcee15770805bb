import { csrfHeaders, FRESH_TOKEN, takeFreshToken } from "./csrf";

/** What the server says of a file it has taken. */
export type Uploaded = { id: string; name: string; size: number; url: string; thumb: string | null };

/** A refusal in the server's own words, or none when it didn't answer. */
export class SendingFailed extends Error {}

/** Sends one file; `progress` hears the share that has left, 0 to 1. Uses XMLHttpRequest: fetch tells no progress. */
export function sendFile(url: string, file: File, progress: (share: number) => void, signal: AbortSignal): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const data = new FormData();
    data.append("file", file, file.name);
    request.open("POST", url);
    for (const [name, value] of Object.entries({ ...csrfHeaders(), Accept: "application/json" })) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", (event) => progress(event.lengthComputable ? event.loaded / event.total : 0));
    request.addEventListener("load", () => takeFreshToken(request.getResponseHeader(FRESH_TOKEN)));
    request.addEventListener("load", () => (request.status < 300 ? resolve(JSON.parse(request.responseText) as Uploaded) : reject(new SendingFailed(refusalIn(request)))));
    request.addEventListener("error", () => reject(new SendingFailed("")));
    request.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
    signal.addEventListener("abort", () => request.abort());
    request.send(data);
  });
}

function refusalIn(request: XMLHttpRequest): string {
  const type = request.getResponseHeader("Content-Type") ?? "";
  if (type.startsWith("text/plain")) return request.responseText;
  if (!type.startsWith("application/json")) return "";
  return (JSON.parse(request.responseText) as { message?: string }).message ?? "";
}
