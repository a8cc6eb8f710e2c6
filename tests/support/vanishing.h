// SPDX-License-Identifier: GPL-3.0-or-later
// An object that leaves nothing but zeros behind: who still uses it then falls over at once, whatever watches the
// memory. In the thread of its object.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

namespace bouncedesk::test {

template <typename T>
class Vanishing {
public:
    template <typename... Arguments>
    explicit Vanishing(Arguments &&...arguments) : m_object(new (m_place) T(std::forward<Arguments>(arguments)...))
    {
    }
    ~Vanishing() { vanish(); }
    Vanishing(const Vanishing &) = delete;
    Vanishing &operator=(const Vanishing &) = delete;

    T *operator->() { return m_object; }
    T &operator*() { return *m_object; }
    void vanish()
    {
        if (T *object = std::exchange(m_object, nullptr)) {
            std::destroy_at(object);
            std::memset(m_place, 0, sizeof(m_place));
        }
    }

private:
    alignas(T) std::byte m_place[sizeof(T)];
    T *m_object;
};

} // namespace bouncedesk::test
