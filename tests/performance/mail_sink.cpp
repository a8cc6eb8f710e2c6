// SPDX-License-Identifier: GPL-3.0-or-later
// What the sending benchmark sends to: takes every POST, answers at once (or after --delay MS) as Mailgun does, and on
// SIGTERM says how many calls, recipients and bytes it was given. One thread, epoll, as cheap as it can be.
#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <map>
#include <netinet/tcp.h>
#include <string>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

struct Totals {
    long calls = 0;
    long recipients = 0;
    long bytes = 0;
};

struct Peer {
    std::string in;
    size_t wanted = 0; // of the whole request; 0: its head is not there yet
};

struct Answer {
    Clock::time_point due;
    int socket;
};

int listenOnLoopback(int &port)
{
    const int server = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (bind(server, reinterpret_cast<sockaddr *>(&address), length) != 0 || listen(server, 128) != 0 ||
        getsockname(server, reinterpret_cast<sockaddr *>(&address), &length) != 0)
        exit(1);
    port = ntohs(address.sin_port);
    return server;
}

size_t wholeRequest(const std::string &in)
{
    const size_t end = in.find("\r\n\r\n");
    if (end == std::string::npos)
        return 0;
    const char *length = strcasestr(in.c_str(), "content-length:");
    const bool isInHead = length && size_t(length - in.c_str()) < end;
    return end + 4 + (isInHead ? strtoul(length + 15, nullptr, 10) : 0);
}

long recipientsOf(const std::string &body)
{
    constexpr char kTo[] = "name=\"to\"";
    long count = 0;
    const char *at = body.data();
    const char *const end = at + body.size();
    while ((at = static_cast<const char *>(memmem(at, size_t(end - at), kTo, sizeof kTo - 1)))) {
        ++count;
        at += sizeof kTo;
    }
    return count;
}

class Sink {
public:
    explicit Sink(int delayMs) : m_delay(delayMs), m_epoll(epoll_create1(0)), m_server(listenOnLoopback(m_port))
    {
        sigset_t end;
        sigemptyset(&end);
        sigaddset(&end, SIGTERM);
        sigprocmask(SIG_BLOCK, &end, nullptr);
        m_signals = signalfd(-1, &end, SFD_NONBLOCK);
        watch(m_server);
        watch(m_signals);
        printf("listening on http://127.0.0.1:%d\n", m_port);
        fflush(stdout);
    }

    void run()
    {
        for (;;) {
            epoll_event events[64];
            const int count = epoll_wait(m_epoll, events, 64, waitMs());
            for (int i = 0; i < count; ++i) {
                if (events[i].data.fd == m_signals)
                    return;
                if (events[i].data.fd == m_server)
                    acceptAll();
                else
                    readFrom(events[i].data.fd);
            }
            while (!m_answers.empty() && m_answers.front().due <= Clock::now()) {
                answer(m_answers.front().socket);
                m_answers.pop_front();
            }
        }
    }
    const Totals &totals() const { return m_totals; }

private:
    void watch(int file)
    {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = file;
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, file, &event);
    }

    int waitMs() const
    {
        if (m_answers.empty())
            return -1;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_answers.front().due - Clock::now());
        return std::max(0, int(left.count()));
    }

    void acceptAll()
    {
        for (int peer; (peer = accept4(m_server, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
            const int on = 1;
            setsockopt(peer, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            watch(peer);
        }
    }

    void readFrom(int socket)
    {
        static char buffer[1 << 18];
        Peer &peer = m_peers[socket];
        for (;;) {
            const ssize_t got = read(socket, buffer, sizeof buffer);
            if (got > 0) {
                peer.in.append(buffer, size_t(got));
                continue;
            }
            if (got == 0) {
                close(socket);
                m_peers.erase(socket);
                return;
            }
            break;
        }
        if (peer.wanted == 0)
            peer.wanted = wholeRequest(peer.in);
        if (peer.wanted == 0 || peer.in.size() < peer.wanted)
            return;
        ++m_totals.calls;
        m_totals.recipients += recipientsOf(peer.in);
        m_totals.bytes += long(peer.in.size());
        peer.in.clear();
        peer.wanted = 0;
        if (m_delay.count() == 0)
            answer(socket);
        else
            m_answers.push_back({Clock::now() + m_delay, socket});
    }

    void answer(int socket)
    {
        const std::string body = "{\"id\":\"<20261122.sink." + std::to_string(++m_answered) +
                                 "@mg.example.org>\",\"message\":\"Queued. Thank you.\"}";
        const std::string all =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
            "\r\n\r\n" + body;
        if (write(socket, all.data(), all.size()) != ssize_t(all.size()))
            fputs("an answer was not taken\n", stderr);
    }

    std::chrono::milliseconds m_delay;
    int m_epoll;
    int m_port = 0;
    int m_server;
    int m_signals = -1;
    std::map<int, Peer> m_peers;
    std::deque<Answer> m_answers; // the first is due first: all wait equally long
    Totals m_totals;
    long m_answered = 0;
};

} // namespace

int main(int argc, char **argv)
{
    const bool hasDelay = argc == 3 && strcmp(argv[1], "--delay") == 0;
    Sink sink(hasDelay ? atoi(argv[2]) : 0);
    sink.run();
    const Totals &totals = sink.totals();
    printf("calls=%ld recipients=%ld bytes=%ld\n", totals.calls, totals.recipients, totals.bytes);
    return 0;
}
