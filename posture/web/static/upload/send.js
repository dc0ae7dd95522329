/** Sending a file: XMLHttpRequest, because it alone tells how much has gone. */

/**
 * @param {File} file @param {{base: string, ticket: string}} data
 * @param {(sent: number, all: number) => void} progress bytes
 * @returns {{done: Promise<{status: number, told: object}>, stop: () => void}} status 0: no answer, or stopped
 */
export function send(file, { base, ticket }, progress) {
  const request = new XMLHttpRequest();
  const done = new Promise((ended) => {
    request.upload.onprogress = ({ loaded, total }) => progress(loaded, total);
    request.onloadend = () => ended({ status: request.status, told: told(request.responseText) });
  });
  request.open("PUT", `${base}/uploads?name=${encodeURIComponent(file.name)}`);
  request.setRequestHeader("authorization", `Bearer ${ticket}`);
  request.send(file);
  return { done, stop: () => request.abort() };
}

function told(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
