# SPDX-License-Identifier: Apache-2.0
"""As much of Asterisk's manager interface as a session needs, to tell calls as fast as one likes."""
import socket
import threading
import time

CHANNEL = "Channel: PJSIP/citizens-{0}\r\nUniqueid: {0}\r\nLinkedid: {0}\r\n"
MEMBER = CHANNEL + "Queue: madoguchi\r\nInterface: PJSIP/{1}\r\nMemberName: {1}\r\n"
EVENTS = {
    "arrived": "UserEvent: MadoguchiCall\r\nStep: arrived\r\nCall: {0}\r\nCaller: 09{2:09d}\r\nDetail: 0570001000\r\n",
    "queued": CHANNEL + "Queue: madoguchi\r\nPosition: 1\r\nCount: 1\r\n",
    "rings": MEMBER + "DestChannel: PJSIP/{1}-{0}\r\n",
    "answered": MEMBER + "HoldTime: 0\r\nRingTime: 0\r\n",
    "released": MEMBER + "HoldTime: 0\r\nTalkTime: 1\r\nReason: caller\r\n",
    "ended": CHANNEL + "Cause: 16\r\n",
}
NAMES = {
    "arrived": "UserEvent", "queued": "QueueCallerJoin", "rings": "AgentCalled", "answered": "AgentConnect",
    "released": "AgentComplete", "ended": "Hangup",
}
LISTS = {"queuestatus": "QueueStatusComplete", "coreshowchannels": "CoreShowChannelsComplete"}
ANSWERS = {
    "challenge": "Challenge: 1\r\n", "ping": "Ping: Pong\r\n",
    "coresettings": "AMIversion: 11.0.0\r\nAsteriskVersion: 22.10.1\r\n",
    "command": "Message: Command output follows\r\nOutput: Asterisk 22.10.1\r\n",
}


class Asterisk:
    def __init__(self, port):
        self.session = None
        self.looked = threading.Event()
        self.lock = threading.Lock()
        self.door = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            self.session, _ = self.door.accept()
            self.session.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.write("Asterisk Call Manager/11.0.0\r\n")
            action = {}
            for line in self.session.makefile(encoding="utf-8"):
                key, colon, value = line.partition(":")
                if colon:
                    action[key.lower()] = value.strip()
                elif action:
                    self.answer(action)
                    action = {}

    def answer(self, action):
        name = action["action"].lower()
        mark = f"ActionID: {action['actionid']}\r\n" if "actionid" in action else ""
        self.write(f"Response: Success\r\n{mark}{ANSWERS.get(name, '')}\r\n")
        if name in LISTS:
            self.write(f"Event: {LISTS[name]}\r\n{mark}EventList: Complete\r\nListItems: 0\r\n\r\n")
        if name == "dbput":
            self.looked.set()

    def write(self, text):
        with self.lock:
            self.session.sendall(text.encode())

    def tell(self, kind, call, extension, number):
        """Returns when the event left."""
        body = EVENTS[kind].format(call, extension, number)
        at = time.time()
        self.write(f"Event: {NAMES[kind]}\r\nTimestamp: {at:.6f}\r\n{body}\r\n")
        return at
