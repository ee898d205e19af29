#!/usr/bin/gjs
// SPDX-License-Identifier: Apache-2.0
// A window of WebKitGTK that WebKitWebDriver steers: without the bars that keep the library's own browser wider than a
// telephone, and what its pages complain about goes to standard output, one line each.
imports.gi.versions.Gtk = '3.0';
imports.gi.versions.WebKit2 = '4.1';
const {Gtk, WebKit2} = imports.gi;

const LISTEN = `
  for (const [event, text] of [
    ['error', e => e.message ? e.message + ' ' + e.filename + ':' + e.lineno : 'cannot load ' + (e.target.src || e.target.href)],
    ['unhandledrejection', e => e.reason],
    ['securitypolicyviolation', e => e.violatedDirective + ' forbids ' + e.blockedURI],
  ]) {
    addEventListener(event, e => webkit.messageHandlers.complaint.postMessage(location.href + ': ' + text(e)), true);
  }
  const error = console.error;
  console.error = (...words) => {
    webkit.messageHandlers.complaint.postMessage(location.href + ': ' + words.join(' '));
    error.apply(console, words);
  };`;

Gtk.init(null);
const context = WebKit2.WebContext.new_ephemeral();
context.set_preferred_languages(['ja-JP']);
context.set_automation_allowed(true);
context.connect('automation-started', (_context, session) => {
  session.connect('create-web-view', () => {
    const content = new WebKit2.UserContentManager();
    content.register_script_message_handler('complaint');
    content.connect('script-message-received::complaint', (_content, result) =>
      print(result.get_js_value().to_string()));
    content.add_script(new WebKit2.UserScript(LISTEN, WebKit2.UserContentInjectedFrames.ALL_FRAMES,
      WebKit2.UserScriptInjectionTime.START, null, null));
    const view = new WebKit2.WebView({
      web_context: context, is_controlled_by_automation: true, user_content_manager: content,
    });
    const window = new Gtk.Window({default_width: 1440, default_height: 900});
    window.add(view);
    window.show_all();
    view.connect('close', () => Gtk.main_quit());
    return view;
  });
});
Gtk.main();
