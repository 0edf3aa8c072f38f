// Passkeys: the browser asks the device, and the form takes what it answers to the server.
// Forms are hidden until here, where the browser can do it; without scripts other ways are there.

const decoded = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const encoded = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const known = (list) => (list || []).map((one) => ({ ...one, id: decoded(one.id) }));

async function made(options) {
  const asked = options.creation_options.publicKey;
  const found = await navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: decoded(asked.challenge),
      user: { ...asked.user, id: decoded(asked.user.id) },
      excludeCredentials: known(asked.excludeCredentials),
    },
  });
  return told(found, {
    attestationObject: encoded(found.response.attestationObject),
    transports: found.response.getTransports(),
  });
}

async function used(options) {
  const asked = options.request_options.publicKey;
  const found = await navigator.credentials.get({
    publicKey: {
      ...asked,
      challenge: decoded(asked.challenge),
      allowCredentials: known(asked.allowCredentials),
    },
  });
  const handle = found.response.userHandle;
  return told(found, {
    authenticatorData: encoded(found.response.authenticatorData),
    signature: encoded(found.response.signature),
    userHandle: handle ? encoded(handle) : null,
  });
}

function told(found, more) {
  return JSON.stringify({
    id: found.id,
    rawId: encoded(found.rawId),
    type: found.type,
    authenticatorAttachment: found.authenticatorAttachment,
    clientExtensionResults: found.getClientExtensionResults(),
    response: { clientDataJSON: encoded(found.response.clientDataJSON), ...more },
  });
}

async function options(form) {
  const written = form.querySelector("#passkey-options");
  if (written) return JSON.parse(written.textContent);
  const answer = await fetch(form.action, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  return answer.json();
}

async function ask(event) {
  const form = event.currentTarget;
  event.preventDefault();
  const failed = form.querySelector("[data-failed]");
  failed.hidden = true;
  try {
    const asked = await options(form);
    form.elements.credential.value = await (form.dataset.passkey === "make" ? made : used)(asked);
    form.submit();
  } catch {
    failed.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", ask);
  }
}
